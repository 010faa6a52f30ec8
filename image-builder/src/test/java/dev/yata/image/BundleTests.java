package dev.yata.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.command.Installation;
import dev.yata.command.StartupArchive;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Checks the parts of a bundle's manifest that need no image. */
class BundleTests {

    @ParameterizedTest
    @CsvSource({"mcp-stdio-server.aot, -XX:AOTCache", "mcp-stdio-server.jsa, -XX:SharedArchiveFile"})
    void manifestWhenForWindowsThenNamesTheArchiveOfTheImage(String file, String option) {
        Installation installation = new Installation(Path.of("..").toAbsolutePath(), Path.of("none"), "none");
        StartupArchive archive = new StartupArchive(Path.of(file), "unused", option + "=" + file);

        JsonNode start = Bundle.manifest(installation, new Platform("windows", "x64"), "2.0.0", archive)
                .at("/server/mcp_config/platform_overrides/win32");

        assertThat(start.path("command").asString()).isEqualTo("${__dirname}/server/bin/java.exe");
        assertThat(start.path("args").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "@${__dirname}/server/lib/mcp-yata/jvm.options",
                        option + "=${__dirname}/server/lib/mcp-yata/" + file,
                        "-jar",
                        "${__dirname}/server/lib/mcp-yata/mcp-stdio-server.jar");
    }
}
