package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OverviewTests extends ApiTests {

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
    void overviewWhenNoDateThenTodayInUtc() {
        Answer overview = get("/todos/overview/").expect(200);
        assertThat(overview.text("date"))
                .isIn(
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        assertThat(overview.json().required("tags")).isEmpty();
        get("/todos/overview?date=x").problem(400, "date");
    }
}
