package dev.yata.mcp.server.tool;

import dev.yata.mcp.server.schema.ArrayType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Replaces texts that a model reads, for example with a translation.
 *
 * @param byKey the keys are {@code instructions}, {@code TOOL.title}, {@code TOOL.description},
 *     {@code TOOL.parameters.NAME}, and {@code TOOL.parameters.NAME.NAME} inside an array of objects
 */
public record ToolTexts(Map<String, String> byKey) {

    public static final ToolTexts BUILT_IN = new ToolTexts(Map.of());

    public String instructions(String builtIn) {
        return byKey.getOrDefault("instructions", builtIn);
    }

    /**
     * Returns the tools with the texts replaced.
     *
     * @throws UnknownName if a key does not belong to a text
     */
    public List<ToolDefinition> applyTo(List<ToolDefinition> tools) {
        if (byKey.isEmpty()) {
            return tools;
        }
        List<String> known = new ArrayList<>(List.of("instructions"));
        List<ToolDefinition> replaced = new ArrayList<>();
        for (ToolDefinition tool : tools) {
            String prefix = tool.name() + ".";
            replaced.add(tool.withTexts(
                    text(prefix + "title", tool.title(), known),
                    text(prefix + "description", tool.description(), known),
                    parameters(prefix + "parameters.", tool.parameters(), known)));
        }
        for (String key : byKey.keySet()) {
            if (!known.contains(key)) {
                throw new UnknownName("no text is called " + key + ": there are " + String.join(", ", known));
            }
        }
        return replaced;
    }

    private String text(String key, String builtIn, List<String> known) {
        known.add(key);
        return byKey.getOrDefault(key, builtIn);
    }

    private Parameters parameters(String prefix, Parameters parameters, List<String> known) {
        List<Parameter> replaced = new ArrayList<>();
        for (Parameter parameter : parameters.all()) {
            String key = prefix + parameter.name();
            String description = text(key, parameter.description(), known);
            replaced.add(parameter.with(type(key + ".", parameter.type(), known), description));
        }
        return new Parameters(replaced);
    }

    private Type type(String prefix, Type type, List<String> known) {
        return type instanceof ArrayType list && list.items() instanceof Parameters items
                ? new ArrayType(parameters(prefix, items, known), list.min(), list.max())
                : type;
    }
}
