package dev.yata.stdio.tool;

import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.schema.Type;
import java.util.List;
import java.util.Map;

/** Defines JSON Schemas of results. They are short, because every assistant reads them in every session. */
final class TodoSchema {

    private static final Map<String, Object> STRING = Map.of("type", "string");
    private static final Members STRING_OR_NULL = Type.orNull(STRING);
    private static final Map<String, Object> INTEGER = Map.of("type", "integer");
    private static final Map<String, Object> BOOLEAN = Map.of("type", "boolean");

    private TodoSchema() {}

    static Map<String, Object> todo() {
        Members properties = new Members()
                .with("id", STRING)
                .with("title", STRING)
                .with("description", STRING_OR_NULL)
                .with("completed", BOOLEAN)
                .with("completed_at", STRING_OR_NULL)
                .with("due_date", STRING_OR_NULL)
                .with("priority", STRING)
                .with("tags", arrayOf(STRING))
                .with("created_at", STRING_OR_NULL)
                .with("updated_at", STRING_OR_NULL)
                .with("version", INTEGER);
        return object(properties, "id", "title", "completed");
    }

    static Map<String, Object> todos() {
        return object(new Members().with("todos", arrayOf(todo())), "todos");
    }

    static Map<String, Object> page() {
        Members properties = new Members().with("todos", arrayOf(todo())).with("next_cursor", STRING_OR_NULL);
        return object(properties, "todos", "next_cursor");
    }

    static Map<String, Object> deletion() {
        Members properties =
                new Members().with("id", STRING).with("deleted", BOOLEAN).with("message", STRING);
        return object(properties, "id", "deleted", "message");
    }

    static Map<String, Object> overview() {
        Members tag = new Members().with("tag", STRING).with("count", INTEGER);
        Members properties = new Members()
                .with("date", STRING_OR_NULL)
                .with("open", INTEGER)
                .with("done", INTEGER)
                .with("overdue", INTEGER)
                .with("due_today", INTEGER)
                .with("tags", arrayOf(object(tag, "tag", "count")));
        return object(properties, "open", "done", "overdue", "due_today", "tags");
    }

    private static Members arrayOf(Map<String, Object> items) {
        return new Members().with("type", "array").with("items", items);
    }

    private static Members object(Members properties, String... required) {
        return new Members()
                .with("type", "object")
                .with("properties", properties)
                .with("required", List.of(required));
    }
}
