package dev.yata.stdio.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolSelection;
import dev.yata.mcp.server.tool.ToolTexts;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Compares a file with the tools. Run with {@code -Dyata.update=true} to write the file instead. */
final class Snapshot {

    private static final String COMMAND =
            "mvn test -pl mcp-stdio-server -am -Dtest='ToolSchemasTests,ToolsPageTests' -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dyata.update=true";

    private Snapshot() {}

    static void assertHolds(Path file, String now) throws IOException {
        if (Boolean.getBoolean("yata.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s does not match the tools. If the change is intended, run%n  %s%nand commit it.", file, COMMAND)
                .isEqualTo(now);
    }

    /** Returns the tools as a client of the SDK sees them. */
    static List<McpSchema.Tool> tools() {
        return definitions().stream()
                .map(tool -> JsonMapper.shared().readValue(Json.write(tool), McpSchema.Tool.class))
                .toList();
    }

    @SuppressWarnings("NullAway") // no tool is called
    static List<ToolDefinition> definitions() {
        return new TodoTools(null, null, ToolSelection.ALL, ToolTexts.BUILT_IN, new AnyScope()).offered();
    }
}
