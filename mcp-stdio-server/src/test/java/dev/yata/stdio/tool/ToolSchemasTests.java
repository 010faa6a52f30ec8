package dev.yata.stdio.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.tool.ToolDefinition;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Compares the tools that clients see with snapshots, so that every change is visible in a review. */
class ToolSchemasTests {

    private static final Path SNAPSHOTS = Path.of("src", "test", "resources", "tools");
    private static final int MAX_TOKENS = 3000;

    @Test
    void toolsWhenListedThenAreAsInTheirSnapshots() throws IOException {
        for (ToolDefinition tool : Snapshot.definitions()) {
            Object tree = Json.read(Json.write(tool));
            String pretty = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
            Snapshot.assertHolds(SNAPSHOTS.resolve(tool.name() + ".json"), pretty.replace("\r\n", "\n") + "\n");
        }
        try (Stream<Path> files = Files.list(SNAPSHOTS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .as("a snapshot of each tool and of no other; delete what is no more")
                    .containsExactlyInAnyOrderElementsOf(
                            Snapshot.tools().stream().map(Tool::name).toList());
        }
    }

    @Test
    void schemasWhenMapsHaveSeveralEntriesThenTheirOrderIsAlwaysTheSame() {
        for (ToolDefinition tool : Snapshot.definitions()) {
            assertOrdered(tool.name(), tool.parameters().schema());
            assertOrdered(tool.name(), tool.resultSchema());
        }
    }

    private static void assertOrdered(String tool, Object schema) {
        if (schema instanceof Map<?, ?> map) {
            if (map.size() > 1) {
                assertThat(map)
                        .as("a schema of %s: Map.of changes its order between runs, take a LinkedHashMap", tool)
                        .isInstanceOf(LinkedHashMap.class);
            }
            map.values().forEach(value -> assertOrdered(tool, value));
        } else if (schema instanceof List<?> list) {
            list.forEach(value -> assertOrdered(tool, value));
        }
    }

    /**
     * Counts four bytes as one token, which is typical for English and JSON. Real tokenizers differ and change, but
     * this rule gives the same number everywhere.
     */
    @Test
    @DisplayName("tools/list stays under 3,000 tokens, a token being four bytes of its result")
    void toolsWhenListedThenTakeLessThan3000Tokens() {
        String result = Json.write(Map.of("tools", Snapshot.definitions()));

        assertThat((result.getBytes(StandardCharsets.UTF_8).length + 3) / 4).isLessThan(MAX_TOKENS);
    }

    @Test
    @DisplayName("Every tool has all annotations, and schemas whose root is an object")
    void everyToolWhenListedThenHasAllHintsAndObjectSchemas() {
        for (Tool tool : Snapshot.tools()) {
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

    @Test
    void schemasWhenListedThenEachNodeHasOneTypeOrOnlyAnyOf() {
        for (Tool tool : Snapshot.tools()) {
            assertPortable(tool.name() + " takes", tool.inputSchema());
            assertPortable(tool.name() + " gives", tool.outputSchema());
        }
    }

    private static void assertPortable(String path, @Nullable Object node) {
        if (node instanceof Map<?, ?> schema) {
            assertThat(schema.get("type") instanceof List)
                    .as("%s has several types", path)
                    .isFalse();
            assertThat(schema.containsKey("anyOf") && schema.size() > 1)
                    .as("%s has more than anyOf", path)
                    .isFalse();
            schema.forEach((name, value) -> assertPortable(path + "/" + name, value));
        } else if (node instanceof List<?> elements) {
            elements.forEach(element -> assertPortable(path + "/" + elements.indexOf(element), element));
        }
    }
}
