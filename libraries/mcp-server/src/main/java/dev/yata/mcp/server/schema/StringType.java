package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Members;
import java.nio.charset.StandardCharsets;

/** Accepts a string. Lengths are in characters (Unicode code points) and inclusive. */
public record StringType(int min, int max) implements Type {

    @Override
    public Members schema() {
        return new Members()
                .with("type", "string")
                .with("minLength", min > 0 ? min : null)
                .with("maxLength", max);
    }

    @Override
    public Object read(String name, Object value) {
        String text = value instanceof Number || value instanceof Boolean ? value.toString() : null;
        if (value instanceof String string) {
            text = string;
        }
        if (text == null) {
            throw new InvalidArgument(name + " must be a string, not " + Abbreviated.of(value) + ".");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidArgument(name + " has half of a character (a lone surrogate). Give whole characters.");
        }
        int length = text.codePointCount(0, text.length());
        if (min > 0 && text.isBlank()) {
            throw new InvalidArgument(name + " must not be empty: give " + min + " to " + max + " characters.");
        }
        if (length > max) {
            throw new InvalidArgument(
                    name + " has " + length + " characters; it may have at most " + max + ". Shorten it.");
        }
        return text;
    }
}
