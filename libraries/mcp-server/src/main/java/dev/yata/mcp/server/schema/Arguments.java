package dev.yata.mcp.server.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds checked arguments. A getter fails if the parameter was declared with another type.
 *
 * @param ignored names of arguments that have no effect, and why
 */
public record Arguments(Map<String, @Nullable Object> values, Map<String, String> ignored) {

    public String text(String name) {
        return (String) required(name);
    }

    public boolean flag(String name) {
        return (Boolean) required(name);
    }

    public int number(String name) {
        return (Integer) required(name);
    }

    @SuppressWarnings("unchecked") // declared as a list of texts
    public List<String> texts(String name) {
        return (List<String>) required(name);
    }

    public List<?> list(String name) {
        return (List<?>) required(name);
    }

    /** Returns all arguments except one. */
    public Map<String, @Nullable Object> without(String name) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(values);
        others.remove(name);
        return others;
    }

    private Object required(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
