package dev.yata.stdio.resource;

import dev.yata.client.api.Tagged;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import org.jspecify.annotations.Nullable;

/** Reads the resource {@code todo://{id}}. */
record OneTodo(TodoApi api, String id) implements TodoSource {

    @Override
    public String read() {
        return TodoText.details(api.get(id));
    }

    @Override
    public Tagged<String> poll(@Nullable String knownTag) {
        Tagged<Todo> now = api.poll(knownTag, id);
        return new Tagged<>(now.value() == null ? null : TodoText.details(now.value()), now.tag());
    }
}
