package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests {@code If-None-Match} (RFC 9110 §13.1.2), mostly on responses with many todos. */
class ConditionalReadTests extends ApiTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Answer conditionalGet(String path, String tag) {
        return send(request(path).header("If-None-Match", tag));
    }

    private String tag(String path) {
        return get(path).expect(200).header("ETag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/todos", "/todos?completed=false&sort=-updated_at&limit=1", "/todos/overview"})
    void readWhenNothingHasChangedThenNotModifiedWithTagAndWithoutBody(String path) {
        assertThat(conditionalGet(path, tag(path)).expect(304).response().body())
                .isEmpty();
        create("{\"title\":\"a\"}");
        create("{\"title\":\"b\"}");
        String tag = tag(path);
        assertThat(tag).matches("W/\"[0-9a-f]{32}\"");
        Answer answer = conditionalGet(path, "\"other\", " + tag).expect(304);
        assertThat(answer.response().body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo(tag);
    }

    @Test
    void readWhenAnyTagWillDoThenNotModifiedIfItExists() {
        String id = create("{\"title\":\"a\"}");
        for (String path : List.of("/todos/" + id, "/todos", "/todos?q=nothing", "/todos/overview")) {
            for (String method : List.of("GET", "HEAD")) {
                Answer answer = send(request(path)
                                .header("If-None-Match", "*")
                                .method(method, HttpRequest.BodyPublishers.noBody()))
                        .expect(304);
                assertThat(answer.response().body()).isEmpty();
                assertThat(answer.header("ETag")).isEqualTo(tag(path));
            }
        }
        conditionalGet("/todos/" + UUID.randomUUID(), "*").expect(404);
        conditionalGet("/todos?limit=0", "*").expect(400);
        send(json("POST", "/todos", "{\"title\":\"b\"}").header("If-None-Match", "*"))
                .expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/todos", "/todos?limit=1&sort=title", "/todos/overview"})
    void readWhenATodoIsCreatedChangedOrDeletedThenAnotherTag(String path) {
        String tag = tag(path);
        String id = create("{\"title\":\"a\"}");
        tag = changed(path, tag);
        patch("/todos/" + id, "{\"tags\":[\"x\"]}").expect(200);
        tag = changed(path, tag);
        post("/todos/batch", "{\"create\":[{\"title\":\"b\"}],\"delete\":[\"%s\"]}".formatted(id))
                .expect(200);
        tag = changed(path, tag);
        String other = get("/todos").json().get(0).required("id").asString();
        send(request("/todos/" + other).DELETE()).expect(200);
        changed(path, tag);
    }

    private String changed(String path, String tag) {
        String next = conditionalGet(path, tag).expect(200).header("ETag");
        conditionalGet(path, next).expect(304);
        assertThat(next).isNotEqualTo(tag);
        return next;
    }

    @Test
    void listWhenTimeVersionAndNumberStayThenAChangeIsStillSeen() {
        create("{\"title\":\"a\"}");
        String tag = tag("/todos");
        new TransactionTemplate(transactions)
                .executeWithoutResult(sameInstant -> jdbc.sql("update todos set title = 'b' where account = ?")
                        .param(account)
                        .update());
        changed("/todos", tag);
    }

    @Test
    void listWhenOtherAccountsChangeThenNotModified() {
        create("{\"title\":\"a\"}");
        String tag = tag("/todos");
        String stranger = ISSUER.token(UUID.randomUUID().toString(), "todos:read todos:write");
        send(json("POST", "/todos", "{\"title\":\"theirs\"}").setHeader("Authorization", "Bearer " + stranger))
                .expect(201);
        conditionalGet("/todos", tag).expect(304);
    }

    @Test
    void tagWhenOfAnotherQuestionThenDoesNotCount() {
        create("{\"title\":\"a\"}");
        create("{\"title\":\"b\"}");
        String tag = tag("/todos?limit=1");
        for (String other : List.of("/todos?limit=2", "/todos?limit=1&completed=false", "/todos?limit=1&sort=title")) {
            conditionalGet(other, tag).expect(200);
        }
        conditionalGet("/todos/overview?date=2026-01-11", tag("/todos/overview?date=2026-01-10"))
                .expect(200);
        conditionalGet("/todos?limit=0", tag).expect(400);
    }

    @Test
    void readWhenNotModifiedThenNoTodoIsRead() {
        create("{\"title\":\"a\"}");
        String list = tag("/todos");
        String overview = tag("/todos/overview");
        new TransactionTemplate(transactions).executeWithoutResult(nobodyReads -> {
            jdbc.sql("lock table todos in access exclusive mode").update();
            conditionalGet("/todos", list).expect(304);
            conditionalGet("/todos/overview", overview).expect(304);
        });
    }

    @Test
    void listWhenManyChangeAtOnceThenNoChangeIsMissed() {
        List<String> ids = IntStream.range(0, 8)
                .mapToObj(i -> create("{\"title\":\"%d\"}".formatted(i)))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(ids.size());
        try {
            for (int round = 0; round < 5; round++) {
                String body = "{\"description\":\"%d\"}".formatted(round);
                List<CompletableFuture<Answer>> changes = ids.stream()
                        .map(id -> CompletableFuture.supplyAsync(() -> patch("/todos/" + id, body), threads))
                        .toList();
                String tag = tag("/todos");
                changes.forEach(change -> change.join().expect(200));
                Answer now = conditionalGet("/todos", tag);
                Answer truth = get("/todos").expect(200);
                assertThat(now.status() == 304 ? tag : now.header("ETag")).isEqualTo(truth.header("ETag"));
                assertThat(truth.json())
                        .allMatch(todo ->
                                body.contains(todo.required("description").asString()));
            }
        } finally {
            threads.shutdown();
        }
    }
}
