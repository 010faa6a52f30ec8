package dev.yata.mcp.server.schema;

import java.util.List;
import java.util.Map;

/** What values a parameter takes. */
public interface Type {

    /** JSON Schema (2020-12) of the accepted form, in a fixed order of members. */
    Map<String, Object> schema();

    /**
     * The value in the form the API takes.
     *
     * @param name the argument, for messages; a path such as {@code todos[2].title} inside others
     * @throws InvalidArgument if it is none, even after coercion
     */
    Object read(String name, Object value);

    /**
     * The schema of what is null or as this one says. Clients take this form, with nothing beside {@code anyOf}, and refuse
     * others (docs/adr/0020).
     */
    static Map<String, Object> orNull(Map<String, Object> schema) {
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }
}
