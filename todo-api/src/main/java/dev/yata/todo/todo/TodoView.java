package dev.yata.todo.todo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Represents a todo in a response. */
record TodoView(
        UUID id,
        String title,
        @Nullable String description,
        boolean completed,
        @Nullable Instant completedAt,
        @Nullable LocalDate dueDate,
        Priority priority,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    static TodoView of(Todo todo) {
        return new TodoView(
                todo.id(),
                todo.title(),
                todo.description(),
                todo.isCompleted(),
                todo.completedAt(),
                todo.dueDate(),
                todo.priority(),
                List.copyOf(todo.tags()),
                todo.createdAt(),
                todo.updatedAt(),
                todo.version());
    }

    /** Returns the strong entity tag, which is the version in quotes. */
    String etag() {
        return "\"" + version + "\"";
    }
}
