package dev.yata.stdio.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TodoAppTests {

    private static final Map<String, Object> META = Map.of(
            "ui",
            Map.of("csp", Map.of("connectDomains", List.of(), "resourceDomains", List.of()), "prefersBorder", true));

    @Test
    void pageWhenReadThenLoadsNothingFromElsewhereAndSaysSo() {
        AsyncResourceSpecification app = TodoApp.specifications(() -> List.of("create_todo", "list_todos"))
                .get(0);
        TextResourceContents page = (TextResourceContents) app.readHandler()
                .apply(
                        McpTransportContext.EMPTY,
                        new ReadResourceRequest(app.resource().uri(), null))
                .block()
                .contents()
                .get(0);

        assertThat(page.uri())
                .isEqualTo("ui://yata/todos")
                .isEqualTo(app.resource().uri());
        assertThat(page.mimeType())
                .isEqualTo("text/html;profile=mcp-app")
                .isEqualTo(app.resource().mimeType());
        assertThat(page.meta()).isEqualTo(META).isEqualTo(app.resource().meta());
        assertThat(page.text())
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'", "<main data-tools=\"create_todo list_todos\">")
                .doesNotContain("http:", "https:", "src=", "url(", "@import", "fetch(", "innerHTML", "insertAdjacent");
    }

    @Test
    void linkedWhenToolsAreListedThenOnlyListTodosIsLinkedAndNothingElseDiffers() {
        Tool list = Tool.builder("list_todos", Map.of("type", "object"))
                .title("T")
                .description("D")
                .outputSchema(Map.of("type", "object"))
                .annotations(new ToolAnnotations("T", true, false, true, false, null))
                .meta(Map.of("k", 1))
                .build();
        Tool other = Tool.builder("get_todo", Map.of("type", "object")).build();
        ListToolsResult linked = TodoApp.linked(new ListToolsResult(List.of(list, other), null, null));

        Tool shown = linked.tools().get(0);
        assertThat(shown.meta()).isEqualTo(Map.of("k", 1, "ui", Map.of("resourceUri", "ui://yata/todos")));
        assertThat(shown).usingRecursiveComparison().ignoringFields("meta").isEqualTo(list);
        assertThat(linked.tools().get(1)).isSameAs(other);
    }
}
