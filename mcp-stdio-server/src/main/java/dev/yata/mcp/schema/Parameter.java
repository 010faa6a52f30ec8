package dev.yata.mcp.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named value among others.
 *
 * @param description what it is for; empty where name and type say it
 * @param clearable whether null is a value of its own; for others it means absent
 * @param byDefault told to the client, and used when absent; null for none
 */
public record Parameter(
        String name,
        Type type,
        String description,
        boolean required,
        boolean clearable,
        @Nullable Object byDefault) {

    public static Parameter required(String name, Type type, String description) {
        return new Parameter(name, type, description, true, false, null);
    }

    public static Parameter optional(String name, Type type, String description) {
        return new Parameter(name, type, description, false, false, null);
    }

    public static Parameter clearable(String name, Type type, String description) {
        return new Parameter(name, type, description, false, true, null);
    }

    public static Parameter withDefault(String name, Type type, String description, Object byDefault) {
        return new Parameter(name, type, description, false, false, byDefault);
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>(type.schema());
        if (clearable) {
            schema.put("type", List.of(String.valueOf(schema.get("type")), "null"));
        }
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        if (byDefault != null) {
            schema.put("default", byDefault);
        }
        return schema;
    }
}
