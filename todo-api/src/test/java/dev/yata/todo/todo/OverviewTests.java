package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OverviewTests extends ApiTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void overviewWhenTodosThenCounted() {
        create("{\"title\":\"late\",\"due_date\":\"2026-01-09\",\"tags\":[\"a\",\"b\"]}");
        create("{\"title\":\"today\",\"due_date\":\"2026-01-10\",\"tags\":[\"b\"]}");
        create("{\"title\":\"soon\",\"due_date\":\"2026-01-11\"}");
        create("{\"title\":\"done\",\"due_date\":\"2026-01-09\",\"completed\":true}");
        Answer overview = get("/todos/overview?date=2026-01-10").expect(200);
        assertThat(overview.response().body())
                .isEqualTo(
                        "{\"date\":\"2026-01-10\",\"open\":3,\"done\":1,"
                                + "\"overdue\":1,\"due_today\":1,\"tags\":[{\"tag\":\"b\",\"count\":2},{\"tag\":\"a\",\"count\":1}]}");
    }

    @Test
    void overviewWhenTagsWereNotNormalizedBeforeThenOneCount() throws IOException {
        String id = create("{\"title\":\"a\",\"tags\":[\"x\"]}");
        create("{\"title\":\"b\",\"tags\":[\"caf\u00e9\"]}");
        String migration =
                new ClassPathResource("db/migration/V5__tags_in_nfc.sql").getContentAsString(StandardCharsets.UTF_8);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update todos set tags = ? where id = ?")
                    .params(new String[] {"z", "cafe\u0301", "caf\u00e9"}, UUID.fromString(id))
                    .update();
            jdbc.sql(migration).update();
        });

        assertThat(get("/todos/" + id).expect(200).json().required("tags").toString())
                .isEqualTo("[\"z\",\"caf\u00e9\"]");
        assertThat(get("/todos/overview").expect(200).json().required("tags").toString())
                .isEqualTo("[{\"tag\":\"caf\u00e9\",\"count\":2},{\"tag\":\"z\",\"count\":1}]");
    }

    @Test
    void overviewWhenNoDateThenTodayInUtc() {
        Answer overview = get("/todos/overview/").expect(200);
        assertThat(overview.text("date"))
                .isIn(
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        assertThat(overview.json().required("tags")).isEmpty();
        get("/todos/overview?date=x").problem(400, "date");
    }

    @Test
    void overviewWhenAskedAgainThenTodosAreReadOnceForEachChange(@Autowired DataSource database) throws SQLException {
        String id = create("{\"title\":\"a\",\"tags\":[\"x\"]}");
        String other = ISSUER.token(UUID.randomUUID().toString(), "todos:read");
        String mine = get("/todos/overview").expect(200).response().body();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("lock table todos in access exclusive mode");
            assertThat(get("/todos/overview").expect(200).response().body()).isEqualTo(mine);
            connection.rollback();
        }
        assertThat(send(plain("/api/v1/todos/overview").header("Authorization", "Bearer " + other))
                        .expect(200)
                        .json()
                        .required("tags"))
                .isEmpty();
        patch("/todos/" + id, "{\"tags\":[\"y\"]}").expect(200);
        assertThat(get("/todos/overview").response().body()).contains("\"y\"").doesNotContain("\"x\"");
        assertThat(get("/todos/overview?date=2020-01-01").text("date")).isEqualTo("2020-01-01");
    }
}
