package dev.yata.stdio.tool;

import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.schema.InvalidArgument;
import dev.yata.mcp.server.schema.Type;
import dev.yata.stdio.todoapi.TodoApi;
import java.util.Locale;

/** Accepts the UUID of a todo. Only such a value may become part of a request's path. */
public record TodoId() implements Type {

    @Override
    public Members schema() {
        return new Members().with("type", "string").with("format", "uuid");
    }

    @Override
    public Object read(String name, Object value) {
        if (value instanceof String text && TodoApi.isId(text.strip().toLowerCase(Locale.ROOT))) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
        throw new InvalidArgument(name + " must be a todo's ID, a UUID such as"
                + " 019a6b1c-2f3e-7a4b-8c5d-6e7f8a9b0c1d. Use list_todos to find it.");
    }
}
