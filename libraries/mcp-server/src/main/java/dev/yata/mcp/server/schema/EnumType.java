package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Members;
import java.util.List;
import java.util.Locale;

/** Accepts one of several words, which are in lower case. */
public record EnumType(List<String> words) implements Type {

    @Override
    public Members schema() {
        return new Members().with("type", "string").with("enum", words);
    }

    @Override
    public Object read(String name, Object value) {
        if (value instanceof String text && words.contains(text.strip().toLowerCase(Locale.ROOT))) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
        throw new InvalidArgument(
                name + " must be one of " + String.join(", ", words) + ", not " + Abbreviated.of(value) + ".");
    }
}
