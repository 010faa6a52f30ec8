package dev.yata.todo.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import dev.yata.todo.cleaning.Sweeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IdempotencyTests extends ApiTests {

    private final String key = UUID.randomUUID().toString();
    private final JdbcClient jdbc;
    private final RecordedAnswers answers;
    private final Sweeper sweeper;
    private final TransactionTemplate transaction;

    IdempotencyTests(
            @Autowired JdbcClient jdbc,
            @Autowired RecordedAnswers answers,
            @Autowired Sweeper sweeper,
            @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.sweeper = sweeper;
        this.transaction = new TransactionTemplate(transactions);
    }

    private Answer post(String path, String key, String body) {
        return send(json("POST", path, body).header("Idempotency-Key", key));
    }

    @Test
    void createWhenRepeatedThenFirstAnswerAgain() {
        Answer first = post("/todos", key, "{\"title\":\"ä\"}").expect(201);
        patch("/todos/" + first.text("id"), "{\"title\":\"changed\"}").expect(200);
        Answer second = post("/todos/", key, "{\"title\":\"ä\"}").expect(201);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(get("/todos").json()).hasSize(1);
    }

    @Test
    void batchWhenRepeatedThenFirstAnswerAgain() {
        String body = "{\"create\":[{\"title\":\"a\"},{\"title\":\"b\"}]}";
        Answer first = post("/todos/batch", key, body).expect(200);
        assertThat(post("/todos/batch", key, body).expect(200).json()).isEqualTo(first.json());
        assertThat(get("/todos").json()).hasSize(2);
    }

    @Test
    void createWhenKeyIsUsedWithAnotherBodyOrRouteThenUnprocessable() {
        post("/todos", key, "{\"title\":\"a\"}").expect(201);
        post("/todos", key, "{\"title\":\"b\"}").expect(422).isProblem();
        post("/todos/batch", key, "{\"title\":\"a\"}").expect(422).isProblem();
        assertThat(get("/todos").json()).hasSize(1);
    }

    @Test
    void createWhenRefusedThenKeyIsFreeAgain() {
        post("/todos", key, "{\"title\":\"\"}").problem(400, "title");
        post("/todos", key, "{\"title\":\"a\"}").expect(201);
    }

    @Test
    void createWhenSentAtOnceThenOneTodo() {
        List<Answer> all = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post("/todos", key, "{\"title\":\"a\"}")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(all).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
        assertThat(get("/todos").json()).hasSize(1);
    }

    @Test
    void createWhenStillRunningThenConflictWithRetryAfter() {
        IdempotencyKey held = new IdempotencyKey(account, "client-of-" + account, key);
        transaction.executeWithoutResult(status -> {
            assertThat(answers.lock(held)).isTrue();
            Answer refused =
                    post("/todos", key, "{\"title\":\"a\"}").expect(409).isProblem();
            assertThat(refused.header("Retry-After")).isEqualTo("1");
        });
        post("/todos", key, "{\"title\":\"a\"}").expect(201);
    }

    @Test
    void createWhenClientsDifferThenKeysDo() {
        String other = ISSUER.token(account, "todos:write", claims -> claims.claim("client_id", "other"));
        post("/todos", key, "{\"title\":\"a\"}").expect(201);
        send(json("POST", "/todos", "{\"title\":\"b\"}")
                        .setHeader("Authorization", "Bearer " + other)
                        .header("Idempotency-Key", key))
                .expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb", "", "TOO LONG"})
    void createWhenKeyIsMalformedThenProblem(String malformed) {
        String sent = malformed.equals("TOO LONG") ? "x".repeat(256) : malformed;
        post("/todos", sent, "{\"title\":\"a\"}").problem(400, "Idempotency-Key");
        assertThat(get("/todos").json()).isEmpty();
    }

    @Test
    void createWhenTwoKeysThenProblem() {
        send(json("POST", "/todos", "{\"title\":\"a\"}")
                        .header("Idempotency-Key", "a")
                        .header("Idempotency-Key", "b"))
                .problem(400, "Idempotency-Key");
    }

    @Test
    void recordWhenWorkRollsBackThenNeitherIsThere() {
        IdempotencyKey lost = new IdempotencyKey(account, "client-of-" + account, key);
        transaction.executeWithoutResult(status -> {
            answers.record(lost, new RecordedAnswer("f", 201, null, null, "{}"));
            status.setRollbackOnly();
        });
        assertThat(answers.find(lost)).isEmpty();
    }

    @Test
    void createWhenKeyHasExpiredThenNewTodo() {
        post("/todos", key, "{\"title\":\"a\"}").expect(201);
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "update idempotency_keys set created_at = created_at - interval '25 hours' where key = ?")
                .param(key)
                .update());
        post("/todos", key, "{\"title\":\"b\"}").expect(201);
        post("/todos", key, "{\"title\":\"b\"}").expect(201);
        assertThat(get("/todos").json()).hasSize(2);
    }

    @Test
    void forgetExpiredWhenOldThenDeletedAndYoungKept() {
        post("/todos", key, "{\"title\":\"a\"}").expect(201);
        answers.forgetExpired();
        assertThat(count()).isEqualTo(1);
        Clock tomorrow = Clock.fixed(Instant.now().plus(Duration.ofHours(25)), ZoneOffset.UTC);
        new RecordedAnswers(jdbc, sweeper, tomorrow).forgetExpired();
        assertThat(count()).isZero();
    }

    private int count() {
        return jdbc.sql("select count(*) from idempotency_keys where key = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }
}
