package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Members;

/** Accepts true or false, also as a string. */
public record BooleanType() implements Type {

    @Override
    public Members schema() {
        return new Members().with("type", "boolean");
    }

    @Override
    public Object read(String name, Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text && text.strip().equalsIgnoreCase("true")) {
            return true;
        }
        if (value instanceof String text && text.strip().equalsIgnoreCase("false")) {
            return false;
        }
        throw new InvalidArgument(name + " must be true or false, not " + Abbreviated.of(value) + ".");
    }
}
