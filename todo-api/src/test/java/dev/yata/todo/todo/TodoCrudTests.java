package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TodoCrudTests extends ApiTests {

    @Test
    void createWhenOnlyTitleThenDefaults() {
        Answer created = post("/todos", "{\"title\":\"  Buy milk \"}").expect(201);
        String id = created.text("id");
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(created.header("Location")).isEqualTo("http://api.example.test/api/v1/todos/" + id);
        assertThat(created.header("ETag")).isEqualTo("\"" + created.text("version") + "\"");
        assertThat(created.text("title")).isEqualTo("Buy milk");
        assertThat(created.json().required("description").isNull()).isTrue();
        assertThat(created.json().required("completed").asBoolean()).isFalse();
        assertThat(created.text("priority")).isEqualTo("none");
        assertThat(created.json().required("tags")).isEmpty();
        assertThat(created.text("created_at")).matches("\\d{4}-.*Z");
        assertThat(get("/todos/" + id).expect(200).json()).isEqualTo(created.json());
    }
}
