package dev.yata.stdio.resource;

import dev.yata.client.api.ConditionalResponse;
import dev.yata.mcp.server.json.Members;
import dev.yata.stdio.format.Excerpt;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.todoapi.TodoOverview;
import dev.yata.stdio.todoapi.TodoPage;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the resources {@code todos://open} and {@code todos://overdue}, ordered by due date.
 *
 * @param overdue whether to list only todos that were due before today
 */
record OpenTodos(TodoApi api, Supplier<LocalDate> today, boolean overdue) implements TodoSource {

    private static final int MAX = 50;

    @Override
    public String read() {
        String day = today.get().toString();
        return text(api.list(queryParameters(day)), day);
    }

    /** Sends a different request on each day, so that the tag of the previous day does not match. */
    @Override
    public ConditionalResponse<String> poll(@Nullable String ifNoneMatch) {
        String day = today.get().toString();
        ConditionalResponse<TodoPage> now = api.pollList(ifNoneMatch, queryParameters(day));
        return new ConditionalResponse<>(now.value() == null ? null : text(now.value(), day), now.tag());
    }

    private Members filters(String day) {
        return new Members()
                .with("completed", false)
                .with("due_before", overdue ? day : null)
                .with("sort", "due_date");
    }

    private Members queryParameters(String day) {
        return filters(day).with("limit", MAX);
    }

    private String text(TodoPage page, String day) {
        String heading = overdue ? "Overdue todos on " + day + ":" : "Open todos, by due date:";
        if (page.nextCursor() == null) {
            return Excerpt.of(heading, page, page.todos().size(), filters(day));
        }
        TodoOverview overview = api.overview(LocalDate.parse(day));
        return Excerpt.of(heading, page, overdue ? overview.overdue() : overview.open(), filters(day));
    }
}
