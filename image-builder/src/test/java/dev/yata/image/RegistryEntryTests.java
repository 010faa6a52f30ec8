package dev.yata.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.command.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks {@code server.json} against the registry's schema of 2025-12-11 and its rules for publication. */
class RegistryEntryTests {

    @TempDir
    private Path folder;

    private JsonNode server;

    @BeforeEach
    void writeWithBothPackages() throws Exception {
        Installation installation = new Installation(Path.of("..").toAbsolutePath(), folder, "none");
        Path bundle = Files.writeString(folder.resolve("mcp-yata-2.0.0-linux-x64.mcpb"), "bundle");
        RegistryEntry registration = RegistryEntry.of(installation, "2.0.0");
        registration.rename("com.example/todos");
        registration.addContainer("ghcr.io/yata/mcp-yata:2.0.0");
        registration.addBundle("https://github.com/yata/yata/releases/download/v2.0.0", bundle);
        server = JsonMapper.shared().readTree(registration.write(folder));
    }

    @Test
    void serverWhenWrittenThenHasWhatTheSchemaDemands() {
        assertThat(server.path("$schema").asString())
                .isEqualTo("https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json");
        assertThat(server.path("name").asString()).isEqualTo("com.example/todos");
        assertThat(server.path("title").asString()).hasSizeBetween(1, 100);
        assertThat(server.path("description").asString()).hasSizeBetween(1, 100);
        assertThat(server.path("version").asString()).isEqualTo("2.0.0");
        for (JsonNode one : server.path("packages")) {
            assertThat(one.at("/transport/type").asString()).isEqualTo("stdio");
            assertThat(one.path("environmentVariables").findValuesAsString("name"))
                    .contains("OAUTH_CLIENT_ID", "OAUTH_TOKEN_URL", "API_BASE_URL")
                    .doesNotHaveDuplicates();
            for (JsonNode variable : one.path("environmentVariables")) {
                assertThat(variable.path("format").asString("string")).isIn("string", "number", "boolean", "filepath");
                assertThat(variable.path("default").isString()
                                || variable.path("default").isMissingNode())
                        .isTrue();
            }
        }
    }

    /** The registry refuses a package with a property that repeats its address or tag. */
    @Test
    void packagesWhenWrittenThenHaveTheMembersOfTheirTypeAndNoOthers() {
        assertThat(server.at("/packages/0").propertyNames())
                .containsExactly("registryType", "identifier", "transport", "environmentVariables");
        assertThat(server.at("/packages/0/registryType").asString()).isEqualTo("oci");
        assertThat(server.at("/packages/0/identifier").asString()).isEqualTo("ghcr.io/yata/mcp-yata:2.0.0");
        assertThat(server.at("/packages/1").propertyNames())
                .containsExactlyInAnyOrder(
                        "registryType", "identifier", "fileSha256", "transport", "environmentVariables");
        assertThat(server.at("/packages/1/registryType").asString()).isEqualTo("mcpb");
        assertThat(server.at("/packages/1/identifier").asString())
                .isEqualTo("https://github.com/yata/yata/releases/download/v2.0.0/mcp-yata-2.0.0-linux-x64.mcpb");
        assertThat(server.at("/packages/1/fileSha256").asString()).matches("[a-f0-9]{64}");
    }
}
