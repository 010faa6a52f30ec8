package dev.yata.stdio.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tools the user wants offered.
 *
 * @param readOnly only those that change nothing
 * @param only the names of these alone; empty for any
 * @param except not those of these names
 */
public record Selection(boolean readOnly, List<String> only, List<String> except) {

    public static final Selection ALL = new Selection(false, List.of(), List.of());

    /** @throws UnknownName if a tool is named that does not exist */
    List<Tool> of(List<Tool> all) {
        refuseUnknown(only, all);
        refuseUnknown(except, all);
        List<Tool> selected = new ArrayList<>();
        for (Tool tool : all) {
            if (whyNot(tool) == null) {
                selected.add(tool);
            }
        }
        return selected;
    }

    /** What keeps the tool away, or null when nothing does. */
    @Nullable
    String whyNot(Tool tool) {
        if (readOnly && !tool.effect().readOnly) {
            return "it changes todos, and --read-only is set";
        }
        if (!only.isEmpty() && !only.contains(tool.name())) {
            return "not named by --tools";
        }
        return except.contains(tool.name()) ? "named by --exclude-tools" : null;
    }

    private static void refuseUnknown(List<String> wanted, List<Tool> all) {
        if (!wanted.isEmpty()) {
            List<String> names = Tools.names(all);
            for (String name : wanted) {
                if (!names.contains(name)) {
                    throw new UnknownName("no tool is called " + name + ": there are " + String.join(", ", names));
                }
            }
        }
    }
}
