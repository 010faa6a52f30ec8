package dev.yata.stdio.todoapi;

import dev.yata.client.api.UnexpectedAnswer;
import dev.yata.mcp.server.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds counts of todos.
 *
 * @param date the day that counts as today
 * @param tags the number of todos by tag, in the API's order
 */
public record TodoOverview(
        @Nullable String date, long open, long done, long overdue, long dueToday, Map<String, Long> tags) {

    static TodoOverview from(@Nullable Object json) {
        Map<String, @Nullable Object> members = Json.object(json);
        if (members == null || !(members.get("open") instanceof Number)) {
            throw new UnexpectedAnswer("an overview");
        }
        return new TodoOverview(
                members.get("date") instanceof String date ? date : null,
                count(members, "open"),
                count(members, "done"),
                count(members, "overdue"),
                count(members, "due_today"),
                tags(members.get("tags")));
    }

    private static long count(Map<String, @Nullable Object> members, String name) {
        return members.get(name) instanceof Number count ? count.longValue() : 0;
    }

    private static Map<String, Long> tags(@Nullable Object json) {
        Map<String, Long> tags = new LinkedHashMap<>();
        if (json instanceof List<?> elements) {
            for (Object element : elements) {
                Map<String, @Nullable Object> members = Json.object(element);
                if (members != null && members.get("tag") instanceof String tag) {
                    tags.put(tag, count(members, "count"));
                }
            }
        }
        return tags;
    }
}
