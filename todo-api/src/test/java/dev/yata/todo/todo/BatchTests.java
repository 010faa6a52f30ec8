package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchTests extends ApiTests {

    @Test
    void batchWhenValidThenAllIsDone() {
        String changed = create("{\"title\":\"old\",\"description\":\"d\"}");
        String deleted = create("{\"title\":\"gone\"}");
        Answer answer = post("/todos/batch/", """
                {"create":[{"title":"one"},{"title":"two"}],
                 "update":[{"id":"%s","title":"new","description":null}],
                 "delete":["%s"]}""".formatted(changed, deleted)).expect(200);
        assertThat(answer.json().required("created")).hasSize(2);
        assertThat(answer.json().required("created").get(1).required("title").asString())
                .isEqualTo("two");
        assertThat(answer.json().required("updated").get(0).required("version").asInt())
                .isEqualTo(2);
        assertThat(answer.json().required("deleted").get(0).asString()).isEqualTo(deleted);
        Answer todo = get("/todos/" + changed);
        assertThat(todo.text("title")).isEqualTo("new");
        assertThat(todo.json().required("description").isNull()).isTrue();
        get("/todos/" + deleted).expect(404);
        assertThat(get("/todos").json()).hasSize(3);
    }

    @Test
    void batchWhenOneItemIsWrongThenNothingIsDoneAndItIsNamed() {
        String id = create("{\"title\":\"old\"}");
        Answer answer = post("/todos/batch", """
                {"create":[{"title":"one"},{"title":" "}],
                 "update":[{"id":"%s","title":"new"},{"title":"x"}],"delete":["%s",null]}""".formatted(id, id));
        answer.problem(400, "create[1].title");
        answer.problem(400, "update[1].id");
        answer.problem(400, "delete[1]");
        post("/todos/batch", "{\"create\":[{\"title\":\"a\"},{\"title\":\"b\",\"due_date\":\"x\"}]}")
                .problem(400, "create[1].due_date");
        post("/todos/batch", "{\"update\":[{\"id\":\"%s\",\"titel\":\"b\"}]}".formatted(id))
                .problem(400, "update[0].titel");
        post("/todos/batch", "{\"create\":[{\"title\":\"a\"},null]}").problem(400, "create[1]");
        assertThat(get("/todos").json()).hasSize(1);
    }

    @Test
    void batchWhenIdIsUnknownOrTwiceThenNothingIsDone() {
        String id = create("{\"title\":\"old\"}");
        post(
                        "/todos/batch",
                        "{\"create\":[{\"title\":\"a\"}],\"delete\":[\"%s\",\"%s\"]}".formatted(id, UUID.randomUUID()))
                .problem(404, "delete[1]");
        post("/todos/batch", "{\"update\":[{\"id\":\"%s\"}],\"delete\":[\"%s\"]}".formatted(id, id))
                .problem(400, "delete[0]");
        assertThat(get("/todos").json()).hasSize(1);
    }

    @Test
    void batchWhenTooManyOrNoneThenProblem() {
        String many = Stream.generate(() -> "{\"title\":\"x\"}").limit(101).collect(Collectors.joining(","));
        post("/todos/batch", "{\"create\":[" + many + "]}").problem(400, "body");
        post("/todos/batch", "{}").problem(400, "body");
        post("/todos/batch", "{\"create\":[" + many.substring(14) + "]}").expect(200);
        assertThat(get("/todos?limit=100").json()).hasSize(100);
    }
}
