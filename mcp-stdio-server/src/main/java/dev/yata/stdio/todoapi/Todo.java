package dev.yata.stdio.todoapi;

import dev.yata.client.api.UnexpectedAnswer;
import dev.yata.mcp.server.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds a todo as the API sends it. Times and dates stay ISO 8601 text, because nothing here computes with them. */
public record Todo(
        String id,
        String title,
        @Nullable String description,
        boolean completed,
        @Nullable String completedAt,
        @Nullable String dueDate,
        String priority,
        List<String> tags,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        long version) {

    /** @throws UnexpectedAnswer if this is not a todo */
    static Todo from(@Nullable Object json) {
        Map<String, @Nullable Object> members = Json.object(json);
        if (members == null
                || !(members.get("id") instanceof String id)
                || !(members.get("title") instanceof String title)) {
            throw new UnexpectedAnswer("a todo");
        }
        return new Todo(
                id,
                title,
                text(members, "description"),
                Boolean.TRUE.equals(members.get("completed")),
                text(members, "completed_at"),
                text(members, "due_date"),
                members.get("priority") instanceof String priority ? priority : "none",
                texts(members.get("tags")),
                text(members, "created_at"),
                text(members, "updated_at"),
                members.get("version") instanceof Number version ? version.longValue() : 0);
    }

    /** @throws UnexpectedAnswer if this is not an array of todos */
    static List<Todo> listFrom(@Nullable Object json) {
        if (!(json instanceof List<?> elements)) {
            throw new UnexpectedAnswer("a list of todos");
        }
        List<Todo> todos = new ArrayList<>();
        for (Object element : elements) {
            todos.add(from(element));
        }
        return List.copyOf(todos);
    }

    /** Returns all members by the API's names, in the API's order. */
    public Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("title", title);
        members.put("description", description);
        members.put("completed", completed);
        members.put("completed_at", completedAt);
        members.put("due_date", dueDate);
        members.put("priority", priority);
        members.put("tags", tags);
        members.put("created_at", createdAt);
        members.put("updated_at", updatedAt);
        members.put("version", version);
        return members;
    }

    /** Returns the todo with at most so many characters of its description. */
    public Todo shortened(int length) {
        if (description == null || description.codePointCount(0, description.length()) <= length) {
            return this;
        }
        return withDescription(description.substring(0, description.offsetByCodePoints(0, length)) + "…");
    }

    public Todo withDescription(String other) {
        return new Todo(
                id, title, other, completed, completedAt, dueDate, priority, tags, createdAt, updatedAt, version);
    }

    private static @Nullable String text(Map<String, @Nullable Object> members, String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    private static List<String> texts(@Nullable Object json) {
        List<String> texts = new ArrayList<>();
        if (json instanceof List<?> elements) {
            for (Object element : elements) {
                texts.add(String.valueOf(element));
            }
        }
        return List.copyOf(texts);
    }
}
