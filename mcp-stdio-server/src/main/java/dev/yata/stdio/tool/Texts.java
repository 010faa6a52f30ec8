package dev.yata.stdio.tool;

import dev.yata.mcp.server.schema.ArrayType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the user wants a model to read instead of the built-in words.
 *
 * @param byKey {@code instructions}, {@code TOOL.title}, {@code TOOL.description}, {@code TOOL.parameters.NAME}, and
 *     {@code TOOL.parameters.NAME.NAME} for what is inside an array of objects
 */
public record Texts(Map<String, String> byKey) {

    public static final Texts BUILT_IN = new Texts(Map.of());

    public String instructions(String builtIn) {
        return byKey.getOrDefault("instructions", builtIn);
    }

    String title(Tool tool) {
        return byKey.getOrDefault(tool.name() + ".title", tool.title());
    }

    String description(Tool tool) {
        return byKey.getOrDefault(tool.name() + ".description", tool.description());
    }

    Parameters parameters(Tool tool) {
        return byKey.isEmpty() ? tool.parameters() : described(tool.name() + ".parameters.", tool.parameters());
    }

    /** @throws UnknownName if there is a key that belongs to nothing */
    void refuseUnknown(List<Tool> all) {
        if (byKey.isEmpty()) {
            return;
        }
        List<String> keys = new ArrayList<>(List.of("instructions"));
        for (Tool tool : all) {
            keys.add(tool.name() + ".title");
            keys.add(tool.name() + ".description");
            addKeys(tool.name() + ".parameters.", tool.parameters(), keys);
        }
        for (String key : byKey.keySet()) {
            if (!keys.contains(key)) {
                throw new UnknownName("no text is called " + key + ": there are " + String.join(", ", keys));
            }
        }
    }

    private Parameters described(String prefix, Parameters parameters) {
        List<Parameter> described = new ArrayList<>();
        for (Parameter parameter : parameters.all()) {
            String key = prefix + parameter.name();
            described.add(parameter.with(
                    described(key + ".", parameter.type()), byKey.getOrDefault(key, parameter.description())));
        }
        return new Parameters(described);
    }

    private Type described(String prefix, Type type) {
        return type instanceof ArrayType list && list.items() instanceof Parameters items
                ? new ArrayType(described(prefix, items), list.min(), list.max())
                : type;
    }

    private static void addKeys(String prefix, Parameters parameters, List<String> keys) {
        for (Parameter parameter : parameters.all()) {
            keys.add(prefix + parameter.name());
            if (parameter.type() instanceof ArrayType list && list.items() instanceof Parameters items) {
                addKeys(prefix + parameter.name() + ".", items, keys);
            }
        }
    }
}
