package dev.yata.stdio.resource;

import dev.yata.client.api.ConditionalResponse;
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
    public ConditionalResponse<String> poll(@Nullable String ifNoneMatch) {
        ConditionalResponse<Todo> now = api.poll(ifNoneMatch, id);
        return new ConditionalResponse<>(now.value() == null ? null : TodoText.details(now.value()), now.tag());
    }
}
