package dev.yata.stdio.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.resource.ResourceDefinition;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TodoAppTests {

    private static final Map<String, Object> META = Map.of(
            "ui",
            Map.of("csp", Map.of("connectDomains", List.of(), "resourceDomains", List.of()), "prefersBorder", true));

    @Test
    @SuppressWarnings("NullAway") // the page needs no client
    void pageWhenReadThenLoadsNothingFromElsewhereAndSaysSo() {
        ResourceDefinition page = TodoApp.page(() -> List.of("create_todo", "list_todos"));
        Map<String, Object> contents = page.read(page.uri(), null);

        assertThat(page.uri()).isEqualTo("ui://yata/todos");
        assertThat(page.meta()).isEqualTo(META);
        assertThat(contents)
                .containsEntry("uri", "ui://yata/todos")
                .containsEntry("mimeType", "text/html;profile=mcp-app")
                .containsEntry("_meta", META);
        assertThat(contents.get("text"))
                .asString()
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'", "<main data-tools=\"create_todo list_todos\">")
                .doesNotContain("http:", "https:", "src=", "url(", "@import", "fetch(", "innerHTML", "insertAdjacent");
    }

    @Test
    void linkedWhenToolsAreListedThenOnlyListTodosIsLinkedAndNothingElseDiffers() {
        ToolDefinition list = tool("list_todos").withMeta(Map.of("k", 1));
        ToolDefinition other = tool("get_todo");

        ToolDefinition shown = TodoApp.linked(list);
        assertThat(shown.meta()).isEqualTo(Map.of("k", 1, "ui", Map.of("resourceUri", "ui://yata/todos")));
        assertThat(shown.withMeta(list.meta())).isEqualTo(list);
        assertThat(TodoApp.linked(other)).isSameAs(other);
    }

    private static ToolDefinition tool(String name) {
        return new ToolDefinition(
                name, "T", "D", Parameters.of(), null, Effect.READS, (arguments, context) -> ToolResult.of(""));
    }
}
