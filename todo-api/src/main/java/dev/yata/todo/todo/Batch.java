package dev.yata.todo.todo;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists todos to create, change and delete in one transaction. */
record Batch(
        List<@NotNull(message = "must not be null") @Valid NewTodo> create,
        List<@NotNull(message = "must not be null") @Valid TodoUpdate> update,
        List<@NotNull(message = "must not be null") UUID> delete) {

    static final int MAX = 100;

    Batch(@Nullable List<NewTodo> create, @Nullable List<TodoUpdate> update, @Nullable List<UUID> delete) {
        this.create = Objects.requireNonNullElse(create, List.of());
        this.update = Objects.requireNonNullElse(update, List.of());
        this.delete = Objects.requireNonNullElse(delete, List.of());
    }

    int size() {
        return create.size() + update.size() + delete.size();
    }

    /** Holds the result of a batch, in the order of the request. */
    record Result(List<TodoView> created, List<TodoView> updated, List<UUID> deleted) {}
}
