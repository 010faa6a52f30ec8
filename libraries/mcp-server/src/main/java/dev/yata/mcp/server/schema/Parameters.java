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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accepts an object with only these members: the arguments of a tool, or an object among them. */
public record Parameters(List<Parameter> all) implements Type {

    /** With more unknown arguments, the call was probably meant for another tool. */
    private static final int MAX_IGNORED = 10;

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
        return new Arguments(read("", arguments), Map.of());
    }

    /**
     * Reads and checks the arguments of a tool. Ignores a few unknown ones, because some clients add arguments of their
     * own. Refuses a name that is probably a mistyped one.
     *
     * @throws InvalidArgument that names the first argument that breaks a rule
     */
    public Arguments readLeniently(Map<String, @Nullable Object> arguments) {
        Map<String, String> ignored = new LinkedHashMap<>();
        Map<String, @Nullable Object> known = new LinkedHashMap<>(arguments);
        for (String name : arguments.keySet()) {
            if (isUnknown(name) && ignored.size() < MAX_IGNORED && similarTo(name, arguments) == null) {
                ignored.put(Abbreviated.shortened(name), "unknown");
                known.remove(name);
            }
        }
        for (Parameter parameter : all) {
            if (parameter.whenNull() != Null.ABSENT && isFiller(parameter, arguments)) {
                ignored.put(parameter.name(), "empty, so the field stays as it is");
            }
        }
        return new Arguments(read("", known), ignored);
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
        members.keySet().stream().filter(this::isUnknown).findFirst().ifPresent(name -> {
            throw new InvalidArgument(
                    prefix + Abbreviated.shortened(name) + " is not an argument here. " + advice(name, members));
        });
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        for (Parameter parameter : all) {
            boolean isGiven = members.containsKey(parameter.name()) && !isFiller(parameter, members);
            Object value = isGiven ? withoutNullInWords(parameter, members.get(parameter.name())) : null;
            if (value != null) {
                read.put(parameter.name(), parameter.type().read(prefix + parameter.name(), value));
            } else if (parameter.required()) {
                throw new InvalidArgument(prefix + parameter.name() + " is required"
                        + (parameter.description().isEmpty() ? "." : ": " + parameter.description() + "."));
            } else if (parameter.whenNull() == Null.CLEARS && isGiven) {
                read.put(parameter.name(), null);
            } else if (parameter.whenNull() == Null.REFUSED && isGiven) {
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

    /** Returns true for an empty text where a value is optional, because some models fill in every parameter. */
    private static boolean isFiller(Parameter parameter, Map<String, @Nullable Object> members) {
        return !parameter.required() && members.get(parameter.name()) instanceof String text && text.isBlank();
    }

    private boolean isUnknown(String name) {
        return all.stream().noneMatch(parameter -> parameter.name().equals(name));
    }

    private String advice(String unknown, Map<String, @Nullable Object> members) {
        String similar = similarTo(unknown, members);
        if (similar != null) {
            return "Did you mean " + similar + "?";
        }
        return all.isEmpty() ? "There are none." : "There are: " + names() + ".";
    }

    /** Returns the absent parameter with a similar name, or null. */
    private @Nullable String similarTo(String unknown, Map<String, @Nullable Object> members) {
        Stream<String> absent = all.stream().map(Parameter::name).filter(name -> !members.containsKey(name));
        return SimilarName.of(unknown, absent.toList());
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
