package dev.yata.todo.todo;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Describes one update of a batch: the id, and the fields to change as in {@link TodoChanges}. */
@SuppressWarnings("NullableOptional") // a missing field and a JSON null differ
record TodoUpdate(
        @NotNull(message = "is required") UUID id,
        @Nullable Optional<@Title String> title,
        @Nullable Optional<@Description String> description,
        @Nullable Optional<@NotNull(message = TodoChanges.NOT_NULL) Boolean> completed,
        @Nullable Optional<LocalDate> dueDate,
        @Nullable Optional<Priority> priority,

        @Nullable
        Optional<@Size(max = TagName.MAX_TAGS_PER_TODO, message = "must be at most 20") List<@TagName String>> tags) {

    TodoUpdate {
        title = title == null ? null : title.map(Trimmed::text);
        tags = tags == null ? null : tags.map(Trimmed::tags);
    }

    TodoChanges changes() {
        return new TodoChanges(title, description, completed, dueDate, priority, tags);
    }
}
