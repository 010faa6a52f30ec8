package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Members;
import java.util.List;
import java.util.Map;

/** Defines the type of a parameter: its JSON Schema, and how to read values. */
public interface Type {

    /** Returns a new JSON Schema (2020-12), with members in a fixed order. */
    Members schema();

    /**
     * Reads a value.
     *
     * @param name the argument, for messages; a path such as {@code todos[2].title} inside others
     * @throws InvalidArgument if the value does not have this type, even after coercion
     */
    Object read(String name, Object value);

    /**
     * Returns a schema that also accepts null. Clients accept this form, in which {@code anyOf} is the only member, and
     * reject other forms (docs/adr/0020).
     */
    static Members orNull(Map<String, ?> schema) {
        return new Members().with("anyOf", List.of(schema, Map.of("type", "null")));
    }
}
