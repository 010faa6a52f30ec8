package dev.yata.stdio.resource;

import dev.yata.client.api.Tagged;
import dev.yata.stdio.format.Excerpt;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.todoapi.TodoOverview;
import dev.yata.stdio.todoapi.TodoPage;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the resources {@code todos://open} and {@code todos://overdue}, ordered by due date.
 *
 * @param overdue whether to list only todos that were due before today
 */
record OpenTodos(TodoApi api, Supplier<LocalDate> today, boolean overdue) implements TodoSource {

    private static final int MOST = 50;

    @Override
    public String read() {
        String day = today.get().toString();
        return text(api.list(question(day)), day);
    }

    /** Sends a different request on each day, so that the tag of the previous day does not match. */
    @Override
    public Tagged<String> poll(@Nullable String knownTag) {
        String day = today.get().toString();
        Tagged<TodoPage> now = api.pollList(knownTag, question(day));
        return new Tagged<>(now.value() == null ? null : text(now.value(), day), now.tag());
    }

    private Map<String, Object> filters(String day) {
        Map<String, Object> filters = new LinkedHashMap<>();
        filters.put("completed", false);
        if (overdue) {
            filters.put("due_before", day);
        }
        filters.put("sort", "due_date");
        return filters;
    }

    private Map<String, Object> question(String day) {
        Map<String, Object> question = filters(day);
        question.put("limit", MOST);
        return question;
    }

    private String text(TodoPage page, String day) {
        String heading = overdue ? "Overdue todos on " + day + ":" : "Open todos, by due date:";
        return Excerpt.of(
                heading, page, page.nextCursor() == null ? page.todos().size() : total(day), filters(day));
    }

    private long total(String day) {
        TodoOverview overview = api.overviewOf(day);
        return overdue ? overview.overdue() : overview.open();
    }
}
