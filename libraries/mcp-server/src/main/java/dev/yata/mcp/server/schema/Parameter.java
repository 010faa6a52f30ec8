package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Members;
import org.jspecify.annotations.Nullable;

/**
 * Declares a named value of an object, such as a tool's argument.
 *
 * @param description the purpose of the parameter; empty if its name and type already say it
 * @param whenNull how null is treated
 * @param byDefault shown to the client, and used if the value is absent; null if there is no default
 */
public record Parameter(
        String name,
        Type type,
        String description,
        boolean required,
        Null whenNull,
        @Nullable Object byDefault) {

    enum Null {
        ABSENT,
        CLEARS,
        REFUSED
    }

    public static Parameter required(String name, Type type, String description) {
        return new Parameter(name, type, description, true, Null.ABSENT, null);
    }

    public static Parameter optional(String name, Type type, String description) {
        return new Parameter(name, type, description, false, Null.ABSENT, null);
    }

    /** Returns an optional parameter that replaces a value but can't clear it. */
    public static Parameter replaceable(String name, Type type, String description) {
        return new Parameter(name, type, description, false, Null.REFUSED, null);
    }

    public static Parameter clearable(String name, Type type, String description) {
        return new Parameter(name, type, description, false, Null.CLEARS, null);
    }

    public static Parameter withDefault(String name, Type type, String description, Object byDefault) {
        return new Parameter(name, type, description, false, Null.ABSENT, byDefault);
    }

    /** Returns the same parameter with another description. */
    public Parameter with(Type sameType, String otherDescription) {
        return new Parameter(name, sameType, otherDescription, required, whenNull, byDefault);
    }

    Members schema() {
        Members schema = type.schema()
                .with("description", description.isEmpty() ? null : description)
                .with("default", byDefault);
        return whenNull == Null.CLEARS ? Type.orNull(schema) : schema;
    }
}
