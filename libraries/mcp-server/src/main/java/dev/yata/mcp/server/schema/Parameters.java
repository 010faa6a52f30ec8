package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.schema.Parameter.Null;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accepts an object with only these members: the arguments of a tool, or an object among them. */
public record Parameters(List<Parameter> all) implements Type {

    public static Parameters of(Parameter... all) {
        return new Parameters(List.of(all));
    }

    @Override
    public Members schema() {
        Members properties = new Members();
        List<String> required = new ArrayList<>();
        for (Parameter parameter : all) {
            properties.with(parameter.name(), parameter.schema());
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        return new Members()
                .with("type", "object")
                .with("properties", properties)
                .with("required", required.isEmpty() ? null : required)
                .with("additionalProperties", false);
    }

    /**
     * Reads and checks arguments.
     *
     * @throws InvalidArgument that names the first argument that breaks a rule
     */
    public Arguments read(Map<String, @Nullable Object> arguments) {
        return new Arguments(read("", arguments));
    }

    @Override
    public Object read(String name, Object value) {
        Map<String, @Nullable Object> members = members(value);
        if (members == null) {
            throw new InvalidArgument(
                    name + " must be an object with " + names() + ", not " + Abbreviated.of(value) + ".");
        }
        return read(name + ".", members);
    }

    private Map<String, @Nullable Object> read(String prefix, Map<String, @Nullable Object> members) {
        for (String name : members.keySet()) {
            if (all.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                throw new InvalidArgument(prefix + Abbreviated.shortened(name) + " is not an argument here. There "
                        + (all.isEmpty() ? "are none." : "are: " + names() + "."));
            }
        }
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        for (Parameter parameter : all) {
            Object value = withoutNullInWords(parameter, members.get(parameter.name()));
            if (value != null) {
                read.put(parameter.name(), parameter.type().read(prefix + parameter.name(), value));
            } else if (parameter.required()) {
                throw new InvalidArgument(prefix + parameter.name() + " is required"
                        + (parameter.description().isEmpty() ? "." : ": " + parameter.description() + "."));
            } else if (parameter.whenNull() == Null.CLEARS && members.containsKey(parameter.name())) {
                read.put(parameter.name(), null);
            } else if (parameter.whenNull() == Null.REFUSED && members.containsKey(parameter.name())) {
                throw new InvalidArgument(prefix + parameter.name()
                        + " can't be cleared: give another value, or leave it out to keep the one it has.");
            } else if (parameter.byDefault() != null) {
                read.put(parameter.name(), parameter.byDefault());
            }
        }
        return read;
    }

    /** Treats the string "null" as null, except for strings, because some clients send all values as strings. */
    private static @Nullable Object withoutNullInWords(Parameter parameter, @Nullable Object value) {
        boolean words = value instanceof String text && text.strip().equals("null");
        return words && !(parameter.type() instanceof StringType) ? null : value;
    }

    private static @Nullable Map<String, @Nullable Object> members(Object value) {
        if (value instanceof String text && text.strip().startsWith("{")) {
            try {
                return Json.object(Json.read(text));
            } catch (MalformedJson e) {
                return null;
            }
        }
        return Json.object(value);
    }

    private String names() {
        return all.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }
}
