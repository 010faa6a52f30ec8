package dev.yata.todo.todo;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Stores a todo of an account. {@link #apply} changes it and keeps its derived fields consistent. */
@Entity
@Table(name = "todos")
@DynamicUpdate
class Todo {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @TenantId
    @SuppressWarnings("UnusedVariable") // Hibernate reads it
    private String account;

    @Version
    private int version = 1;

    private String title;
    private @Nullable String description;
    private @Nullable Instant completedAt;
    private @Nullable LocalDate dueDate;

    @Enumerated(EnumType.ORDINAL)
    private Priority priority;

    private List<String> tags;

    @SuppressWarnings("UnusedVariable") // queries read it
    private String searchText;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Todo() {}

    @SuppressWarnings("NullAway.Init")
    Todo(NewTodo request, Instant now) {
        title = request.title();
        description = request.description();
        dueDate = request.dueDate();
        priority = Objects.requireNonNullElse(request.priority(), Priority.NONE);
        tags = Objects.requireNonNullElse(request.tags(), List.of());
        createdAt = now.truncatedTo(ChronoUnit.MICROS);
        updatedAt = createdAt;
        complete(Boolean.TRUE.equals(request.completed()), createdAt);
        searchText = searchable();
    }

    /** Changes the fields that were sent. If nothing differs, {@code updated_at} and the version stay. */
    void apply(TodoChanges changes, Instant now) {
        List<@Nullable Object> before = state();
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        if (changes.title() != null) {
            title = changes.title().orElse(title);
        }
        if (changes.description() != null) {
            description = changes.description().orElse(null);
        }
        if (changes.completed() != null) {
            complete(changes.completed().orElse(isCompleted()), at);
        }
        if (changes.dueDate() != null) {
            dueDate = changes.dueDate().orElse(null);
        }
        if (changes.priority() != null) {
            priority = changes.priority().orElse(Priority.NONE);
        }
        if (changes.tags() != null) {
            tags = changes.tags().orElse(List.of());
        }
        if (!state().equals(before)) {
            updatedAt = at;
            searchText = searchable();
        }
    }

    /** Keeps the earlier time if the todo is already completed. */
    private void complete(boolean completed, Instant at) {
        if (completed != isCompleted()) {
            completedAt = completed ? at : null;
        }
    }

    private boolean isCompleted() {
        return completedAt != null;
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(title, description, completedAt, dueDate, priority, tags);
    }

    private String searchable() {
        return fold(String.join("\n", title, Objects.requireNonNullElse(description, ""), String.join("\n", tags)));
    }

    /**
     * Returns the form in which texts are stored and searched: composed (NFC) and without case. Folds each character
     * separately, because the lower case of a sigma depends on its place in a word.
     */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(character -> Character.toLowerCase(Character.toUpperCase(character)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    UUID id() {
        return id;
    }

    TodoView view() {
        return new TodoView(
                id,
                title,
                description,
                isCompleted(),
                completedAt,
                dueDate,
                priority,
                List.copyOf(tags),
                createdAt,
                updatedAt,
                version);
    }
}
