package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TodoChangeTests extends ApiTests {

    private static final String FULL = "{\"title\":\"t\",\"description\":\"d\",\"completed\":true,"
            + "\"due_date\":\"2026-12-24\",\"priority\":\"high\",\"tags\":[\"a\",\"b\"]}";

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void changeWhenSomeFieldsThenOthersStay(String method) {
        String id = create(FULL);
        Answer changed =
                send(json(method, "/todos/" + id, "{\"title\":\"new\"}")).expect(200);
        assertThat(changed.text("title")).isEqualTo("new");
        assertThat(changed.text("description")).isEqualTo("d");
        assertThat(changed.json().required("completed").asBoolean()).isTrue();
        assertThat(changed.text("due_date")).isEqualTo("2026-12-24");
        assertThat(changed.text("priority")).isEqualTo("high");
        assertThat(changed.json().required("tags")).hasSize(2);
        assertThat(changed.json().required("version").asInt()).isEqualTo(2);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(get("/todos/" + id).json()).isEqualTo(changed.json());
    }

    @Test
    void changeWhenNullThenCleared() {
        String id = create(FULL);
        Answer changed = patch(
                        "/todos/" + id, "{\"description\":null,\"due_date\":null,\"priority\":null,\"tags\":null}")
                .expect(200);
        assertThat(changed.json().required("description").isNull()).isTrue();
        assertThat(changed.json().required("due_date").isNull()).isTrue();
        assertThat(changed.text("priority")).isEqualTo("none");
        assertThat(changed.json().required("tags")).isEmpty();
    }

    @Test
    void changeWhenTitleOrCompletedNullThenProblem() {
        String id = create(FULL);
        Answer answer = patch("/todos/" + id, "{\"title\":null,\"completed\":null}");
        assertThat(answer.problem(400, "title")).contains("must not be empty");
        assertThat(answer.problem(400, "completed")).contains("must not be null");
        assertThat(get("/todos/" + id).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void changeWhenCompletedTwiceThenCompletedAtStays() {
        String id = create("{\"title\":\"t\"}");
        String first = patch("/todos/" + id, "{\"completed\":true}").text("completed_at");
        Answer again = patch("/todos/" + id, "{\"completed\":true}");
        assertThat(again.text("completed_at")).isEqualTo(first);
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        assertThat(patch("/todos/" + id, "{\"completed\":false}")
                        .json()
                        .required("completed_at")
                        .isNull())
                .isTrue();
    }

    @Test
    void changeWhenIfMatchMatchesThenChanged() {
        String id = create(FULL);
        for (String etag : List.of("\"1\"", "*", "\"9\", \"3\"")) {
            send(json("PATCH", "/todos/" + id, "{\"title\":\"" + UUID.randomUUID() + "\"}")
                            .header("If-Match", etag))
                    .expect(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"1\"", "\"0\", \"2\""})
    void changeWhenIfMatchDoesNotMatchThenPreconditionFailed(String etag) {
        String id = create(FULL);
        send(json("PATCH", "/todos/" + id, "{\"title\":\"x\"}").header("If-Match", etag))
                .expect(412)
                .isProblem();
        send(request("/todos/" + id).DELETE().header("If-Match", etag)).expect(412);
        assertThat(get("/todos/" + id).expect(200).text("title")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "\"1\" \"2\"", "\"1\",", "**"})
    void changeWhenIfMatchMalformedThenProblem(String etag) {
        String id = create(FULL);
        send(json("PATCH", "/todos/" + id, "{\"title\":\"x\"}").header("If-Match", etag))
                .problem(400, "If-Match");
    }

    @Test
    void changeWhenIfMatchHasManyTagsThenAllAreCompared() {
        String id = create(FULL);
        String many = "\"9\",".repeat(1000);
        send(json("PATCH", "/todos/" + id, "{\"title\":\"x\"}").header("If-Match", many + "\"8\""))
                .expect(412);
        send(json("PATCH", "/todos/" + id, "{\"title\":\"x\"}").header("If-Match", many))
                .problem(400, "If-Match");
        send(json("PATCH", "/todos/" + id, "{\"title\":\"x\"}").header("If-Match", many + "\"1\""))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "*", "\"9\", \"1\""})
    void changeWhenIfNoneMatchNamesTheVersionThenPreconditionFailed(String etag) {
        String id = create(FULL);
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            send(json(method, "/todos/" + id, "{\"title\":\"x\"}").header("If-None-Match", etag))
                    .expect(412)
                    .isProblem();
        }
        assertThat(get("/todos/" + id).expect(200).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void changeWhenIfNoneMatchNamesAnotherVersionThenChanged() {
        String id = create(FULL);
        send(json("PATCH", "/todos/" + id, "{\"title\":\"x\"}").header("If-None-Match", "\"2\""))
                .expect(200);
        send(json("PATCH", "/todos/" + id, "{\"title\":\"y\"}").header("If-None-Match", "2"))
                .problem(400, "If-None-Match");
        send(request("/todos/" + id).DELETE().header("If-None-Match", "\"1\"")).expect(200);
    }

    @Test
    void readWhenIfNoneMatchThenNotModified() {
        String id = create(FULL);
        send(request("/todos/" + id).header("If-None-Match", "\"1\"")).expect(304);
        send(request("/todos/" + id).header("If-None-Match", "W/\"1\"")).expect(304);
        send(request("/todos/" + id).header("If-None-Match", "\"0\"")).expect(200);
    }

    @Test
    void changeWhenManyAtOnceThenNoFieldIsLost() {
        String id = create("{\"title\":\"t\"}");
        List<String> bodies = List.of(
                "{\"title\":\"new\"}", "{\"description\":\"new\"}", "{\"priority\":\"low\"}", "{\"tags\":[\"new\"]}");
        for (int round = 0; round < 5; round++) {
            bodies.stream()
                    .map(body -> CompletableFuture.supplyAsync(() -> patch("/todos/" + id, body)))
                    .toList()
                    .forEach(answer -> answer.join().expect(200));
        }
        Answer todo = get("/todos/" + id);
        assertThat(todo.text("title")).isEqualTo("new");
        assertThat(todo.text("description")).isEqualTo("new");
        assertThat(todo.text("priority")).isEqualTo("low");
        assertThat(todo.json().required("tags").get(0).asString()).isEqualTo("new");
        assertThat(todo.json().required("version").asInt()).isEqualTo(5);
    }

    @Test
    void deleteWhenThereThenSaysSoAndIsGone() {
        String id = create(FULL);
        Answer deleted = send(request("/todos/" + id).DELETE()).expect(200);
        assertThat(deleted.text("message")).isEqualTo("Todo deleted successfully");
        assertThat(deleted.text("id")).isEqualTo(id);
        get("/todos/" + id).expect(404).isProblem();
        send(request("/todos/" + id).DELETE()).expect(404).isProblem();
        patch("/todos/" + id, "{}").expect(404).isProblem();
    }

    @Test
    void originShapesWhenTrailingSlashesThenWork() {
        String id = post("/todos/", "{\"title\":\"t\",\"description\":null,\"completed\":false}")
                .expect(201)
                .text("id");
        assertThat(get("/todos/").expect(200).json().isArray()).isTrue();
        send(json("PUT", "/todos/" + id + "/", "{\"completed\":true}")).expect(200);
        assertThat(IntStream.range(0, get("/todos/").json().size())).hasSize(1);
    }
}
