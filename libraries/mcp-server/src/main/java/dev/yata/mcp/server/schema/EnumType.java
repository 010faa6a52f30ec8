package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Abbreviated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Accepts one of several words, which are in lower case. */
public record EnumType(List<String> words) implements Type {

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("enum", words);
        return schema;
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
