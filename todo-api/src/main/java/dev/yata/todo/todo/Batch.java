package dev.yata.todo.todo;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists todos to create, change and delete in one transaction: 1 to 100 together. A missing list is empty. */
record Batch(
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        List<@NotNull(message = "must not be null") @Valid NewTodo> create,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        List<@NotNull(message = "must not be null") @Valid TodoUpdate> update,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) List<@NotNull(message = "must not be null") UUID> delete) {

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
    @Schema(name = "BatchResult")
    record Result(List<TodoView> created, List<TodoView> updated, List<UUID> deleted) {}
}
