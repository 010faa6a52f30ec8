package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TenancyTests extends ApiTests {

    private final String other = ISSUER.token(UUID.randomUUID().toString(), "todos:read todos:write");

    private HttpRequest.Builder foreign(String path) {
        return plain("/api/v1" + path).header("Authorization", "Bearer " + other);
    }

    private HttpRequest.Builder foreign(String method, String path, String body) {
        return foreign(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    @Test
    @DisplayName("No request sees a todo of another account")
    void requestWhenTodoIsOfAnotherAccountThenNotFound() {
        String id = create("{\"title\":\"secret\",\"tags\":[\"private\"],\"due_date\":\"2026-01-01\"}");
        String missing = UUID.randomUUID().toString();
        for (String tried : new String[] {id, missing}) {
            Answer read = send(foreign("/todos/" + tried)).expect(404).isProblem();
            assertThat(read.response().body().replace(tried, "ID")).doesNotContain("secret");
            send(foreign("/todos/" + tried).header("If-None-Match", "\"1\"")).expect(404);
            send(foreign("PUT", "/todos/" + tried, "{\"title\":\"x\"}")).expect(404);
            send(foreign("PATCH", "/todos/" + tried, "{\"completed\":true}")).expect(404);
            send(foreign("PATCH", "/todos/" + tried, "{}").header("If-Match", "\"1\""))
                    .expect(404);
            send(foreign("/todos/" + tried).DELETE()).expect(404);
            send(foreign("POST", "/todos/batch", "{\"update\":[{\"id\":\"" + tried + "\",\"title\":\"x\"}]}"))
                    .problem(404, "update[0].id");
            send(foreign("POST", "/todos/batch", "{\"delete\":[\"" + tried + "\"]}"))
                    .problem(404, "delete[0]");
        }
        assertThat(send(foreign("/todos")).expect(200).json()).isEmpty();
        assertThat(send(foreign("/todos?q=secret")).json()).isEmpty();
        assertThat(send(foreign("/todos?tag=private&due_before=2026-12-31&sort=title"))
                        .json())
                .isEmpty();
        Answer overview = send(foreign("/todos/overview")).expect(200);
        assertThat(overview.json().required("open").asInt()).isZero();
        assertThat(overview.json().required("overdue").asInt()).isZero();
        assertThat(overview.json().required("tags")).isEmpty();
        assertThat(get("/todos/" + id).expect(200).text("title")).isEqualTo("secret");
    }

    @Test
    @DisplayName("A cursor of another account lists own todos only")
    void listWhenCursorIsOfAnotherAccountThenOnlyOwnTodos() {
        create("{\"title\":\"a\"}");
        create("{\"title\":\"b\"}");
        String link = get("/todos?limit=1&sort=title").header("Link");
        String query = link.substring(link.indexOf('?'), link.indexOf('>'));
        assertThat(send(foreign("/todos" + query)).expect(200).json()).isEmpty();
    }

    @Test
    @DisplayName("An Idempotency-Key of another account is another key")
    void createWhenKeyIsOfAnotherAccountThenOwnTodo() {
        String key = UUID.randomUUID().toString();
        String mine = send(json("POST", "/todos", "{\"title\":\"a\"}").header("Idempotency-Key", key))
                .expect(201)
                .text("id");
        String theirs = send(foreign("POST", "/todos", "{\"title\":\"a\"}").header("Idempotency-Key", key))
                .expect(201)
                .text("id");
        assertThat(theirs).isNotEqualTo(mine);
    }
}
