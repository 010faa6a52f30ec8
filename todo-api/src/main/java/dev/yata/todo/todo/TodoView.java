package dev.yata.todo.todo;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Represents a todo in a response. */
@Schema(name = "Todo")
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

    /** Returns the strong entity tag, which is the version in quotes. */
    String etag() {
        return "\"" + version + "\"";
    }
}
