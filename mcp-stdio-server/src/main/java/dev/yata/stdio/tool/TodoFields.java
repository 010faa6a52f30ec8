package dev.yata.stdio.tool;

import dev.yata.mcp.server.schema.ArrayType;
import dev.yata.mcp.server.schema.BooleanType;
import dev.yata.mcp.server.schema.DateType;
import dev.yata.mcp.server.schema.EnumType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.schema.StringType;
import dev.yata.mcp.server.schema.Type;
import java.util.List;

/** Declares the writable fields of a todo, within the limits of the API. */
final class TodoFields {

    static final Type TITLE = new StringType(1, 200);
    static final Type DESCRIPTION = new StringType(0, 10_000);
    static final Type PRIORITY = new EnumType(List.of("none", "low", "medium", "high"));
    static final Type TAG = new StringType(1, 50);
    static final Type TAGS = new ArrayType(TAG, 0, 20);

    /** Declares the fields of a new todo. */
    static final Parameters NEW = Parameters.of(
            Parameter.required("title", TITLE, "What is to be done"),
            Parameter.optional("description", DESCRIPTION, "Details"),
            Parameter.withDefault("completed", new BooleanType(), "", false),
            Parameter.optional("due_date", new DateType(), "YYYY-MM-DD"),
            Parameter.optional("priority", PRIORITY, ""),
            Parameter.optional("tags", TAGS, ""));

    static final Parameter ID = Parameter.required("todo_id", new TodoId(), "ID as list_todos shows it");

    private TodoFields() {}
}
