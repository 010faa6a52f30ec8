package dev.yata.todo.todo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Defines the todos of a list and their order. A null or blank value does not restrict the list. */
record TodoFilter(
        @Nullable Boolean completed,
        @Nullable String q,
        @Nullable String tag,
        @Nullable Priority priority,
        @Nullable LocalDate dueBefore,
        @Nullable LocalDate dueAfter,
        TodoOrder order) {

    /** Returns a text that is equal for equal filters, on every replica. */
    String canonical() {
        return Stream.of(completed, q, tag, priority, dueBefore, dueAfter, order.name())
                .map(String::valueOf)
                .map(value -> value.length() + ":" + value)
                .collect(Collectors.joining(" "));
    }

    /** Returns the conditions in Hibernate's query language, each with its parameters. */
    Map<String, Map<String, Object>> conditions() {
        Map<String, Map<String, Object>> conditions = new LinkedHashMap<>();
        if (completed != null) {
            conditions.put(completed ? "t.completedAt is not null" : "t.completedAt is null", Map.of());
        }
        if (StringUtils.hasText(q)) {
            conditions.put("t.searchText like :q escape '\\'", Map.of("q", "%" + literally(q.strip()) + "%"));
        }
        if (StringUtils.hasText(tag)) {
            conditions.put("array_contains(t.tags, :tag)", Map.of("tag", Trimmed.tag(tag)));
        }
        if (priority != null) {
            conditions.put("t.priority = :priority", Map.of("priority", priority));
        }
        // Excludes todos without a due date; an index supports this form.
        if (dueBefore != null) {
            conditions.put(SortKey.DUE_DATE.expression() + " < :dueBefore", Map.of("dueBefore", dueBefore));
        }
        if (dueAfter != null) {
            conditions.put(SortKey.DUE_DATE_DESCENDING.expression() + " > :dueAfter", Map.of("dueAfter", dueAfter));
        }
        return conditions;
    }

    /** Escapes {@code %} and {@code _}, so that the search treats them as ordinary characters. */
    private static String literally(String text) {
        return Todo.fold(text).replaceAll("([\\\\%_])", "\\\\$1");
    }
}
