package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Checks that all output other than protocol messages goes to stderr. */
@DisplayName("Stdout has only protocol messages")
class StdoutIT {

    private static final String LOUD = "-Xlog:all=info:stdout -XX:+PrintFlagsFinal -XX:+PrintCommandLineFlags";

    private final FakeBackend backend = new FakeBackend();
    private final Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void serverWhenALibraryPrintsToSystemOutThenItGoesToStderr() {
        settings.put("LOG_LEVEL", "trace");
        List<String> command = McpProcess.command();
        command.add(1, "-Dorg.slf4j.simpleLogger.logFile=System.out");

        try (McpProcess server = McpProcess.start(settings, command)) {
            assertServes(server);
            assertThat(server.stderr()).contains("event=tool.call");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void serverWhenTheEnvironmentTellsTheJvmToPrintThenItIsNotHeard() {
        settings.put("YATA_HOME", home.toString());
        settings.put("JAVA_TOOL_OPTIONS", LOUD);
        settings.put("_JAVA_OPTIONS", LOUD);
        settings.put("JDK_JAVA_OPTIONS", LOUD + " --show-version");
        settings.put("_JAVA_LAUNCHER_DEBUG", "1");
        settings.put("YATA_JAVA_OPTIONS", "-XX:+PrintFlagsFinal -XX:+PrintCommandLineFlags");
        String launcher = Path.of("..", "yata").toAbsolutePath().toString();

        try (McpProcess server = McpProcess.start(settings, List.of("sh", launcher, "mcp"))) {
            assertServes(server);
        }
    }

    private static void assertServes(McpProcess server) {
        assertThat(McpProcess.text(server.call(1, "list_todos", "{}").next())).startsWith("Your todos:");
        server.closeStdin();
        assertThat(server.exitCode()).isZero();
        assertThat(server.rest()).isEmpty();
    }
}
