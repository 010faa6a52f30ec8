package dev.yata.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.json.Json;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What clients see of the tools; a change must be seen in {@code tools.jsonl} by whoever makes it. */
class ToolSchemasTests {

    private static final Path SNAPSHOT = Path.of("src", "test", "resources", "tools.jsonl");
    /** About 3,000 tokens. */
    private static final int LONGEST_LIST = 10_500;

    @Test
    void toolsWhenListedThenAreAsInTheSnapshot() throws IOException {
        String now = tools().stream().map(Json::write).collect(Collectors.joining("\n", "", "\n"));
        Path actual = Files.writeString(Path.of("target", "tools.jsonl"), now);

        assertThat(actual)
                .as("copy it over the snapshot if the change is meant")
                .hasSameTextualContentAs(SNAPSHOT);
    }

    @Test
    void toolsWhenListedThenAreShort() {
        assertThat(Json.write(tools())).hasSizeLessThan(LONGEST_LIST);
    }

    @Test
    void everyToolWhenListedThenHasAllHintsAndObjectSchemas() {
        for (Tool tool : tools()) {
            assertThat(tool.inputSchema()).containsEntry("type", "object");
            assertThat(tool.outputSchema()).containsEntry("type", "object");
            assertThat(tool.annotations().title()).isEqualTo(tool.title());
            assertThat(tool.annotations().openWorldHint()).isFalse();
            assertThat(List.of(
                            tool.annotations().readOnlyHint(),
                            tool.annotations().destructiveHint(),
                            tool.annotations().idempotentHint()))
                    .doesNotContainNull();
        }
    }

    @SuppressWarnings("NullAway") // no tool is called
    private static List<Tool> tools() {
        return new Tools(null)
                .specifications().stream().map(AsyncToolSpecification::tool).toList();
    }
}
