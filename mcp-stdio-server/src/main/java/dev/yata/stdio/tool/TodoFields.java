package dev.yata.stdio.tool;

import dev.yata.mcp.server.schema.Choice;
import dev.yata.mcp.server.schema.Day;
import dev.yata.mcp.server.schema.Flag;
import dev.yata.mcp.server.schema.ListOf;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.schema.Text;
import dev.yata.mcp.server.schema.Type;
import java.util.List;

/** The writable fields of a todo, within the limits of the API. */
final class TodoFields {

    static final Type TITLE = new Text(1, 200);
    static final Type DESCRIPTION = new Text(0, 10_000);
    static final Type PRIORITY = new Choice(List.of("none", "low", "medium", "high"));
    static final Type TAG = new Text(1, 50);
    static final Type TAGS = new ListOf(TAG, 0, 20);

    /** What a new todo may have. */
    static final Parameters NEW = Parameters.of(
            Parameter.required("title", TITLE, "What is to be done"),
            Parameter.optional("description", DESCRIPTION, "Details"),
            Parameter.withDefault("completed", new Flag(), "", false),
            Parameter.optional("due_date", new Day(), "YYYY-MM-DD"),
            Parameter.optional("priority", PRIORITY, ""),
            Parameter.optional("tags", TAGS, ""));

    static final Parameter ID = Parameter.required("todo_id", new TodoId(), "ID as list_todos shows it");

    private TodoFields() {}
}
