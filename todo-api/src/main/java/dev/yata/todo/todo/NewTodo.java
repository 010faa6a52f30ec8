package dev.yata.todo.todo;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the fields of a new todo. Only the title is required; null has the same effect as a missing field. */
record NewTodo(
        @Title String title,
        @Description @Nullable String description,
        @Nullable Boolean completed,
        @Nullable LocalDate dueDate,
        @Nullable Priority priority,

        @Size(max = TagName.MAX_TAGS_PER_TODO, message = "must be at most 20") @Nullable
        List<@TagName String> tags) {

    NewTodo {
        title = Trimmed.text(title);
        tags = Trimmed.tags(tags);
    }
}
