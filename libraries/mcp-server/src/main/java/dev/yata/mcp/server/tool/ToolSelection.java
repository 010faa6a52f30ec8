package dev.yata.mcp.server.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects the tools that a server offers.
 *
 * @param readOnly leaves out tools that change something
 * @param only names of the tools to offer; empty for all
 * @param except names of tools to leave out
 */
public record ToolSelection(boolean readOnly, List<String> only, List<String> except) {

    public static final ToolSelection ALL = new ToolSelection(false, List.of(), List.of());

    /**
     * Returns the selected tools in their order.
     *
     * @throws UnknownName if the selection names a tool that does not exist
     */
    public List<ToolDefinition> of(List<ToolDefinition> all) {
        List<String> names = all.stream().map(ToolDefinition::name).toList();
        refuseUnknown(only, names);
        refuseUnknown(except, names);
        List<ToolDefinition> selected = new ArrayList<>(all);
        selected.removeIf(tool -> reasonToOmit(tool) != null);
        return selected;
    }

    /** Returns why the tool is not offered, or null if it is offered. */
    public @Nullable String reasonToOmit(ToolDefinition tool) {
        if (readOnly && !tool.effect().readOnly()) {
            return "it changes data, and --read-only is set";
        }
        if (!only.isEmpty() && !only.contains(tool.name())) {
            return "not named by --tools";
        }
        return except.contains(tool.name()) ? "named by --exclude-tools" : null;
    }

    private static void refuseUnknown(List<String> wanted, List<String> names) {
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw new UnknownName("no tool is called " + name + ": there are " + String.join(", ", names));
            }
        }
    }
}
