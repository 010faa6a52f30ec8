package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.todo.ApiTests;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@TestPropertySource(
        properties = {
            "yata.quotas.todos=5",
            "yata.quotas.bytes=30KB",
            "yata.quotas.accounts=small.Account@example=2/1MB,large=100/1MB"
        })
class QuotaTests extends ApiTests {

    private static final String INSERT = "insert into todos (id, account, version, title, priority, tags, search_text,"
            + " created_at, updated_at) select gen_random_uuid(), :account, 0, 'many', 1, '{}', 'many', now(), now()"
            + " from generate_series(1, :todos)";

    private static final String LONG = "x".repeat(9_000);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private static String batch(int todos) {
        return IntStream.range(0, todos)
                .mapToObj(i -> "{\"title\":\"a\"}")
                .collect(Collectors.joining(",", "{\"create\":[", "]}"));
    }

    private Answer createAs(String name) {
        return send(plain("/api/v1/todos")
                .header("Authorization", "Bearer " + ISSUER.token(name, "todos:read todos:write"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":\"a\"}")));
    }

    private void insert(String name, int todos) {
        transaction.executeWithoutResult(status ->
                jdbc.sql(INSERT).param("account", name).param("todos", todos).update());
    }

    private void assertFull(Answer answer, String quota) {
        answer.expect(507).isProblem();
        assertThat(answer.text("detail")).startsWith("The account may have at most " + quota);
    }

    /** The triggers' sum must be what a count of all rows finds. */
    private void assertUsageIsCounted() {
        Usage counted = jdbc.sql("select count(*), coalesce(sum(octet_length(search_text)), 0)"
                        + " + (select coalesce(sum(octet_length(body)), 0) from idempotency_keys where account = :account)"
                        + " from todos where account = :account")
                .param("account", account)
                .query((row, number) -> new Usage(row.getLong(1), row.getLong(2)))
                .single();
        Usage sum = jdbc.sql("select coalesce(sum(todos), 0), coalesce(sum(bytes), 0) from account_usage"
                        + " where account = :account")
                .param("account", account)
                .query((row, number) -> new Usage(row.getLong(1), row.getLong(2)))
                .single();
        assertThat(sum).isEqualTo(counted);
    }

    @Test
    void createWhenAccountHasItsTodosThenRefusedUntilOneIsDeleted() {
        String id = create("{\"title\":\"a\"}");
        post("/todos/batch", batch(4)).expect(200);
        assertFull(post("/todos", "{\"title\":\"a\"}"), "5 todos");
        assertFull(post("/todos/batch", batch(1)), "5 todos");
        assertThat(get("/todos").expect(200).json()).hasSize(5);
        createAs(UUID.randomUUID().toString()).expect(201);
        patch("/todos/" + id, "{\"title\":\"longer\"}").expect(200);
        post("/todos/batch", "{\"create\":[{\"title\":\"b\"}],\"delete\":[\"%s\"]}".formatted(id))
                .expect(200);
        String other = get("/todos").json().get(0).required("id").asString();
        send(request("/todos/" + other).DELETE()).expect(200);
        create("{\"title\":\"a\"}");
        assertUsageIsCounted();
    }

    @Test
    void changeWhenTextsNeedTooManyBytesThenRefused() {
        String id = create("{\"title\":\"a\"}");
        for (int i = 0; i < 3; i++) {
            create("{\"title\":\"a\",\"description\":\"%s\"}".formatted(LONG));
        }
        String change = "{\"description\":\"%s\"}".formatted(LONG);
        assertFull(patch("/todos/" + id, change), "30,720 bytes");
        assertFull(
                post("/todos/batch", "{\"update\":[{\"id\":\"%s\",\"description\":\"%s\"}]}".formatted(id, LONG)),
                "30,720 bytes");
        assertThat(get("/todos/" + id).json().required("description").isNull()).isTrue();
        patch("/todos/" + id, "{\"completed\":true}").expect(200);
        assertUsageIsCounted();
    }

    @Test
    void createWhenKeptResponsesNeedTooManyBytesThenRefused() {
        for (int i = 0; i < 3; i++) {
            Answer created = send(json("POST", "/todos", "{\"title\":\"a\",\"description\":\"%s\"}".formatted(LONG))
                            .header("Idempotency-Key", UUID.randomUUID().toString()))
                    .expect(201);
            send(request("/todos/" + created.text("id")).DELETE()).expect(200);
        }
        assertUsageIsCounted();
        assertFull(post("/todos", "{\"title\":\"a\",\"description\":\"%s\"}".formatted(LONG)), "30,720 bytes");
        transaction.executeWithoutResult(status -> jdbc.sql("delete from idempotency_keys where account = :account")
                .param("account", account)
                .update());
        create("{\"title\":\"a\",\"description\":\"%s\"}".formatted(LONG));
        assertUsageIsCounted();
    }

    @Test
    void createWhenAccountHasItsOwnQuotaThenThatApplies() {
        createAs("small.Account@example").expect(201);
        createAs("small.Account@example").expect(201);
        assertFull(createAs("small.Account@example"), "2 todos");
        insert("large", 50);
        createAs("large").expect(201);
    }

    @Test
    void changeWhenAccountHasFarMoreThanItsQuotaThenItCanBeReduced() {
        insert(account, 200);
        assertFull(post("/todos", "{\"title\":\"a\"}"), "5 todos");
        String id = get("/todos").expect(200).json().get(0).required("id").asString();
        patch("/todos/" + id, "{\"title\":\"b\",\"completed\":true}").expect(200);
        send(request("/todos/" + id).DELETE()).expect(200);
        assertUsageIsCounted();
    }

    /** A request merges the rows of the account. */
    @Test
    void createWhenAccountHasManyRowsOfUsageThenTheyAreMerged() {
        for (int i = 0; i < 150; i++) {
            transaction.executeWithoutResult(
                    status -> jdbc.sql("insert into account_usage (account, todos, bytes) values (:account, 0, 0)")
                            .param("account", account)
                            .update());
        }
        create("{\"title\":\"a\"}");
        assertThat(jdbc.sql("select count(*) from account_usage where account = :account")
                        .param("account", account)
                        .query(Long.class)
                        .single())
                .isLessThan(5);
        assertUsageIsCounted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncate todos", "truncate idempotency_keys", "select count_all_usage()"})
    void truncateWhenDoneThenUsageIsCountedAgain(String sql) {
        send(json("POST", "/todos", "{\"title\":\"a\"}")
                        .header("Idempotency-Key", UUID.randomUUID().toString()))
                .expect(201);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into account_usage (account, todos, bytes) values (:account, 7, 7)")
                    .param("account", account)
                    .update();
            if (sql.startsWith("select")) {
                jdbc.sql(sql).query((row, number) -> "").list();
            } else {
                jdbc.sql(sql).update();
            }
            assertUsageIsCounted();
            status.setRollbackOnly();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "acme=1", "acme=1/2", "acme=x/1GB", "=1/1GB"})
    void quotasWhenAccountIsMalformedThenRefused(String quota) {
        assertThatThrownBy(() -> new Quotas(1, DataSize.ofBytes(1), List.of(quota)))
                .hasMessageContaining("is not like acme=1000000/2GB");
    }
}
