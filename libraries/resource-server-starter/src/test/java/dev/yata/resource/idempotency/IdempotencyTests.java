package dev.yata.resource.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.NotesTests;
import dev.yata.resource.cleaning.ExpiringTable;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
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

class IdempotencyTests extends NotesTests {

    private final String key = UUID.randomUUID().toString();
    private final JdbcClient jdbc;
    private final RecordedResponses responses;
    private final TransactionTemplate transaction;

    IdempotencyTests(
            @Autowired JdbcClient jdbc,
            @Autowired RecordedResponses responses,
            @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.responses = responses;
        this.transaction = new TransactionTemplate(transactions);
    }

    private Answer post(String path, String key, String body) {
        return send(json("POST", path, body).header("Idempotency-Key", key));
    }

    @Test
    void createWhenRepeatedThenFirstAnswerAgain() {
        Answer first = post("/notes", key, "{\"text\":\"ä\"}").expect(201);
        send(request("/notes/" + first.text("id")).DELETE()).expect(204);
        Answer second = post("/notes/", key, "{\"text\":\"ä\"}").expect(201);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(get("/notes").json()).isEmpty();
    }

    @Test
    void postWhenRouteIsPublicThenKeyIsIgnored() {
        send(plain("/actuator/health").header("Idempotency-Key", key).POST(BodyPublishers.ofString("{}")))
                .expect(405);
    }

    @Test
    void createWhenKeyIsUsedWithAnotherBodyRouteOrQueryThenUnprocessable() {
        post("/notes", key, "{\"text\":\"a\"}").expect(201);
        post("/notes", key, "{\"text\":\"b\"}").expect(422).isProblem();
        post("/notes/other", key, "{\"text\":\"a\"}").expect(422).isProblem();
        post("/notes?folder=b", key, "{\"text\":\"a\"}").expect(422).isProblem();
        assertThat(get("/notes").json()).hasSize(1);
    }

    @Test
    void createWhenRefusedThenKeyIsFreeAgain() {
        post("/notes", key, "{\"text\":\"\"}").problem(400, "text");
        post("/notes", key, "{\"text\":\"a\"}").expect(201);
    }

    @Test
    void createWhenSentAtOnceThenOneNote() {
        List<Answer> all = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post("/notes", key, "{\"text\":\"a\"}")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(all).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
        assertThat(get("/notes").json()).hasSize(1);
    }

    @Test
    void createWhenStillRunningThenConflictWithRetryAfter() {
        IdempotencyKey held = new IdempotencyKey(ISSUER.resource(), account, "client-of-" + account, key);
        transaction.executeWithoutResult(status -> {
            assertThat(responses.lock(held)).isTrue();
            Answer refused = post("/notes", key, "{\"text\":\"a\"}").expect(409).isProblem();
            assertThat(refused.header("Retry-After")).isEqualTo("1");
        });
        post("/notes", key, "{\"text\":\"a\"}").expect(201);
    }

    @Test
    void createWhenClientsDifferThenKeysDo() {
        String other = ISSUER.token(account, "notes:write", claims -> claims.claim("client_id", "other"));
        post("/notes", key, "{\"text\":\"a\"}").expect(201);
        send(json("POST", "/notes", "{\"text\":\"b\"}")
                        .setHeader("Authorization", "Bearer " + other)
                        .header("Idempotency-Key", key))
                .expect(201);
    }

    @Test
    void createWhenAnotherServiceOfTheDatabaseKnowsTheKeyThenOneNote() {
        IdempotencyKey elsewhere =
                new IdempotencyKey("http://other.example.test", account, "client-of-" + account, key);
        transaction.executeWithoutResult(
                status -> responses.record(elsewhere, new RecordedResponse("f", 201, null, null, "{}")));
        post("/notes", key, "{\"text\":\"a\"}").expect(201);
        assertThat(get("/notes").json()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb", "", "TOO LONG"})
    void createWhenKeyIsMalformedThenProblem(String malformed) {
        String sent = malformed.equals("TOO LONG") ? "x".repeat(256) : malformed;
        post("/notes", sent, "{\"text\":\"a\"}").problem(400, "Idempotency-Key");
        assertThat(get("/notes").json()).isEmpty();
    }

    @Test
    void createWhenTwoKeysThenProblem() {
        send(json("POST", "/notes", "{\"text\":\"a\"}")
                        .header("Idempotency-Key", "a")
                        .header("Idempotency-Key", "b"))
                .problem(400, "Idempotency-Key");
    }

    @Test
    void recordWhenWorkRollsBackThenNeitherIsThere() {
        IdempotencyKey lost = new IdempotencyKey(ISSUER.resource(), account, "client-of-" + account, key);
        transaction.executeWithoutResult(status -> {
            responses.record(lost, new RecordedResponse("f", 201, null, null, "{}"));
            status.setRollbackOnly();
        });
        assertThat(responses.find(lost)).isEmpty();
    }

    @Test
    void createWhenKeyHasExpiredThenNewNote() {
        post("/notes", key, "{\"text\":\"a\"}").expect(201);
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "update idempotency_keys set created_at = created_at - interval '25 hours' where key = ?")
                .param(key)
                .update());
        post("/notes", key, "{\"text\":\"b\"}").expect(201);
        post("/notes", key, "{\"text\":\"b\"}").expect(201);
        assertThat(get("/notes").json()).hasSize(2);
    }

    @Test
    void keysWhenExpiredThenAreInATableThatIsCleaned(@Autowired List<ExpiringTable> tables) {
        assertThat(tables)
                .contains(new ExpiringTable("idempotency_keys", "created_at", Duration.ofHours(24)))
                .contains(new ExpiringTable("dpop_proofs", "expires_at", Duration.ZERO));
    }
}
