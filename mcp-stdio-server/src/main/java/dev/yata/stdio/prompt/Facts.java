package dev.yata.stdio.prompt;

import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.StringType;
import dev.yata.stdio.format.Excerpt;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.TodoApi;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the facts about the todos of one day that a prompt sends to the model. */
final class Facts {

    static final String TAG = "tag";
    static final Parameter WITH_TAG = Parameter.optional(TAG, new StringType(1, 50), "Only todos with this tag");

    private static final int MAX = 30;

    private final TodoApi api;
    private final LocalDate day;
    private final @Nullable Object tag;

    /** Uses only todos with the tag in the arguments, if they contain one. */
    Facts(TodoApi api, LocalDate day, Arguments arguments) {
        this.api = api;
        this.day = day;
        this.tag = arguments.values().get(TAG);
    }

    /** Returns a sentence with the date and weekday, in English in every locale. */
    String today() {
        String weekday = day.getDayOfWeek().name();
        return "Today is " + day + ", a " + weekday.charAt(0)
                + weekday.substring(1).toLowerCase(Locale.ROOT) + ".";
    }

    Content overview() {
        return Content.text(TodoText.overview(api.overview(day)));
    }

    Content overdue() {
        return list("Overdue:", open().with("due_before", day.toString()).with("sort", "due_date"));
    }

    /** @param end the day after the last day of the list */
    Content due(String heading, LocalDate end, String sort) {
        String yesterday = day.minusDays(1).toString();
        return list(
                heading,
                open().with("due_after", yesterday)
                        .with("due_before", end.toString())
                        .with("sort", sort));
    }

    /** Returns a filter for todos that are not done. */
    static Members open() {
        return new Members().with("completed", false);
    }

    /** Lists the first todos that match filters of list_todos. */
    Content list(String heading, Members filters) {
        Map<String, @Nullable Object> queryParameters = new LinkedHashMap<>(filters.with(TAG, tag));
        queryParameters.put("limit", MAX);
        return Content.text(Excerpt.of(heading, api.list(queryParameters), Excerpt.UNKNOWN, filters));
    }
}
