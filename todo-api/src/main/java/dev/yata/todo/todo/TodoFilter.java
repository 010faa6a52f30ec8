package dev.yata.todo.todo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Which todos a list holds, and in which order; null and blank leave a condition out. */
record TodoFilter(
        @Nullable Boolean completed,
        @Nullable String q,
        @Nullable String tag,
        @Nullable Priority priority,
        @Nullable LocalDate dueBefore,
        @Nullable LocalDate dueAfter,
        TodoOrder order) {

    /** The same text for the same filter, whichever instance writes it. */
    String canonical() {
        return Stream.of(completed, q, tag, priority, dueBefore, dueAfter, order.name())
                .map(String::valueOf)
                .map(value -> value.length() + ":" + value)
                .collect(Collectors.joining(" "));
    }

    /** The conditions in Hibernate's query language with the parameters they take. */
    Map<String, Map<String, Object>> conditions() {
        Map<String, Map<String, Object>> conditions = new LinkedHashMap<>();
        if (completed != null) {
            conditions.put(completed ? "t.completedAt is not null" : "t.completedAt is null", Map.of());
        }
        if (StringUtils.hasText(q)) {
            conditions.put("t.searchText like :q escape '\\'", Map.of("q", "%" + literally(q.strip()) + "%"));
        }
        if (StringUtils.hasText(tag)) {
            conditions.put("array_contains(t.tags, :tag)", Map.of("tag", tag.strip()));
        }
        if (priority != null) {
            conditions.put("t.priority = :priority", Map.of("priority", priority));
        }
        // A todo without a due date is neither before nor after any day; in this form an index finds the others.
        if (dueBefore != null) {
            conditions.put(SortKey.DUE_DATE.expression() + " < :dueBefore", Map.of("dueBefore", dueBefore));
        }
        if (dueAfter != null) {
            conditions.put(SortKey.DUE_DATE_DESCENDING.expression() + " > :dueAfter", Map.of("dueAfter", dueAfter));
        }
        return conditions;
    }

    /** {@code %} and {@code _} stand for themselves. */
    private static String literally(String text) {
        return Todo.fold(text).replaceAll("([\\\\%_])", "\\\\$1");
    }
}
