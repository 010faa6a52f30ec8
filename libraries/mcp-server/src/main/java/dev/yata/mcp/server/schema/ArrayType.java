package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import dev.yata.mcp.server.json.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accepts an array, JSON in a string, or one element without an array around it. Sizes are inclusive. */
public record ArrayType(Type items, int min, int max) implements Type {

    @Override
    public Members schema() {
        return new Members()
                .with("type", "array")
                .with("items", items.schema())
                .with("minItems", min > 0 ? min : null)
                .with("maxItems", max);
    }

    @Override
    public Object read(String name, Object value) {
        List<?> elements = elements(value);
        if (elements == null) {
            throw new InvalidArgument(
                    name + " must be an array, such as [" + example() + "], not " + Abbreviated.of(value) + ".");
        }
        if (elements.size() < min || elements.size() > max) {
            throw new InvalidArgument(
                    name + " has " + elements.size() + " elements; it may have " + min + " to " + max + ".");
        }
        List<Object> read = new ArrayList<>();
        for (Object element : elements) {
            String path = name + "[" + read.size() + "]";
            if (element == null) {
                throw new InvalidArgument(path + " must not be null.");
            }
            read.add(items.read(path, element));
        }
        return read;
    }

    private @Nullable List<?> elements(Object value) {
        if (value instanceof List<?> elements) {
            return elements;
        }
        if (value instanceof Map && items instanceof Parameters) {
            return List.of(value);
        }
        if (!(value instanceof String text)) {
            return null;
        }
        String bare = text.strip();
        if (bare.startsWith("[")) {
            try {
                return Json.read(bare) instanceof List<?> elements ? elements : null;
            } catch (MalformedJson e) {
                return null;
            }
        }
        if (bare.startsWith("{")) {
            return items instanceof Parameters ? List.of(bare) : null;
        }
        // A comma may separate elements, or be part of an element.
        return bare.isEmpty() || bare.indexOf(',') >= 0 || items instanceof Parameters ? null : List.of(bare);
    }

    private String example() {
        return items instanceof Parameters ? "{…}" : "\"…\"";
    }
}
