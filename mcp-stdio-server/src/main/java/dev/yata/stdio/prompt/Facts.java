package dev.yata.stdio.prompt;

import dev.yata.mcp.server.content.Content;
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

    private static final int MOST = 30;

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
        return text(TodoText.overview(api.overviewOf(day.toString())));
    }

    Content overdue() {
        return list("Overdue:", filters("completed", false, "due_before", day.toString(), "sort", "due_date"));
    }

    /** @param end the day after the last day of the list */
    Content due(String heading, LocalDate end, String sort) {
        String yesterday = day.minusDays(1).toString();
        return list(
                heading,
                filters("completed", false, "due_after", yesterday, "due_before", end.toString(), "sort", sort));
    }

    /** Lists the first todos that match filters of list_todos. */
    Content list(String heading, Map<String, ?> filters) {
        Map<String, Object> question = new LinkedHashMap<>(filters);
        if (tag != null) {
            question.put(TAG, tag);
        }
        Map<String, Object> page = new LinkedHashMap<>(question);
        page.put("limit", MOST);
        return text(Excerpt.of(heading, api.list(page), Excerpt.UNKNOWN, question));
    }

    static Content text(String text) {
        return Content.text(text);
    }

    static Map<String, Object> filters(Object... namesAndValues) {
        Map<String, Object> filters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            filters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return filters;
    }
}
