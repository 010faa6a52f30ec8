package dev.yata.todo.todo;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists the fields to change. A null field was not sent and stays; an empty one was sent as JSON {@code null} and is
 * cleared. {@code title} and {@code completed} cannot be cleared.
 */
@SuppressWarnings("NullableOptional") // a missing field and a JSON null differ
record TodoChanges(
        @Nullable Optional<@Title String> title,
        @Nullable Optional<@Description String> description,
        @Nullable Optional<@NotNull(message = TodoChanges.NOT_NULL) Boolean> completed,
        @Nullable Optional<LocalDate> dueDate,
        @Nullable Optional<Priority> priority,

        @Nullable
        Optional<@Size(max = TagName.MAX_TAGS_PER_TODO, message = "must be at most 20") List<@TagName String>> tags) {

    static final String NOT_NULL = "must not be null; leave it out to keep it";

    TodoChanges {
        title = title == null ? null : title.map(Trimmed::text);
        tags = tags == null ? null : tags.map(Trimmed::tags);
    }
}
