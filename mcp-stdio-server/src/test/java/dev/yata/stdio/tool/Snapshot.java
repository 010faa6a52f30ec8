package dev.yata.stdio.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a file must say of the tools. Run with {@code -Dyata.update=true} it is written instead of compared. */
final class Snapshot {

    private static final String COMMAND =
            "mvn test -pl mcp-stdio-server -am -Dtest='ToolSchemasTests,ReadmeTests' -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dyata.update=true";

    private Snapshot() {}

    static void assertHolds(Path file, String now) throws IOException {
        if (Boolean.getBoolean("yata.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "%s no longer tells what the tools are. If the change is meant, run%n  %s%nand commit it.",
                        file, COMMAND)
                .isEqualTo(now);
    }

    @SuppressWarnings("NullAway") // no tool is called
    static List<McpSchema.Tool> tools(Selection selection, Texts texts) {
        return new Tools(null, selection, texts, new AnyScope())
                .specifications().stream().map(AsyncToolSpecification::tool).toList();
    }

    static List<McpSchema.Tool> tools() {
        return tools(Selection.ALL, Texts.BUILT_IN);
    }
}
