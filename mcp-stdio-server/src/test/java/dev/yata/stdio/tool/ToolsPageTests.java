package dev.yata.stdio.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** Checks the table of tools in docs/tools.md. */
class ToolsPageTests {

    private static final Path PAGE = Path.of("..", "docs", "tools.md");
    private static final String START = "<!-- tools: generated; to update it, see ToolsPageTests -->\n";
    private static final String END = "<!-- /tools -->\n";

    @Test
    void pageWhenReadThenListsTheTools() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).containsOnlyOnce(START).containsOnlyOnce(END);
        int start = page.indexOf(START) + START.length();

        Snapshot.assertHolds(PAGE, page.substring(0, start) + table() + page.substring(page.indexOf(END)));
    }

    private static String table() {
        StringBuilder table = new StringBuilder("\n| tool | scope | parameters | does |\n|---|---|---|---|\n");
        for (McpSchema.Tool tool : Snapshot.tools()) {
            String scope = tool.annotations().readOnlyHint() ? "todos:read" : "todos:write";
            table.append("| `")
                    .append(tool.name())
                    .append("` | `")
                    .append(scope)
                    .append("` | ");
            table.append(parameters(tool.inputSchema())).append(" | ");
            table.append(tool.description().replace("|", "\\|")).append(" |\n");
        }
        return table.append('\n').toString();
    }

    @SuppressWarnings("unchecked")
    private static String parameters(Map<String, Object> schema) {
        List<String> required = (List<String>) schema.getOrDefault("required", List.of());
        StringJoiner parameters = new StringJoiner(", ").setEmptyValue("–");
        ((Map<String, Map<String, Object>>) schema.get("properties")).forEach((name, type) -> {
            String star = required.contains(name) ? "\\*" : "";
            Object items = type.get("items");
            String each = items instanceof Map<?, ?> map && map.containsKey("properties")
                    ? " of " + parameters((Map<String, Object>) items)
                    : "";
            String size = type.containsKey("minItems") ? type.get("minItems") + " to " + type.get("maxItems") : "";
            String note = size + each;
            parameters.add("`" + name + "`" + star + (note.isEmpty() ? "" : " (" + note + ")"));
        });
        return parameters.toString();
    }
}
