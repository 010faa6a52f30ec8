package dev.yata.stdio.tool;

import dev.yata.mcp.server.schema.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schemas of results. They are kept short: every assistant reads them in every session. */
final class TodoSchema {

    private static final Map<String, Object> STRING = Map.of("type", "string");
    private static final Map<String, Object> STRING_OR_NULL = Type.orNull(STRING);
    private static final Map<String, Object> INTEGER = Map.of("type", "integer");

    private TodoSchema() {}

    static Map<String, Object> todo() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", STRING);
        members.put("title", STRING);
        members.put("description", STRING_OR_NULL);
        members.put("completed", Map.of("type", "boolean"));
        members.put("completed_at", STRING_OR_NULL);
        members.put("due_date", STRING_OR_NULL);
        members.put("priority", STRING);
        members.put("tags", arrayOf(STRING));
        members.put("created_at", STRING_OR_NULL);
        members.put("updated_at", STRING_OR_NULL);
        members.put("version", INTEGER);
        return object(members, "id", "title", "completed");
    }

    static Map<String, Object> todos() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("todos", arrayOf(todo()));
        return object(members, "todos");
    }

    static Map<String, Object> page() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("todos", arrayOf(todo()));
        members.put("next_cursor", STRING_OR_NULL);
        return object(members, "todos", "next_cursor");
    }

    static Map<String, Object> deletion() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", STRING);
        members.put("deleted", Map.of("type", "boolean"));
        members.put("message", STRING);
        return object(members, "id", "deleted", "message");
    }

    static Map<String, Object> overview() {
        Map<String, Object> tag = new LinkedHashMap<>();
        tag.put("tag", STRING);
        tag.put("count", INTEGER);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("date", STRING_OR_NULL);
        members.put("open", INTEGER);
        members.put("done", INTEGER);
        members.put("overdue", INTEGER);
        members.put("due_today", INTEGER);
        members.put("tags", arrayOf(object(tag, "tag", "count")));
        return object(members, "open", "done", "overdue", "due_today", "tags");
    }

    private static Map<String, Object> arrayOf(Map<String, Object> items) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", items);
        return schema;
    }

    private static Map<String, Object> object(Map<String, Object> members, String... required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", members);
        schema.put("required", List.of(required));
        return schema;
    }
}
