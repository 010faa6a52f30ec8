package dev.yata.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Checks that options which the MCP registry would refuse are refused before anything is made. */
class ImageOptionsTests {

    private final CommandLine command = new CommandLine(new ImageBuilder());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/yata/yata/releases/download/v1.0.0",
                "https://github.com/yata/yata/releases/download/v1.0.0/",
                "https://www.github.com/a-b/c.d/releases/download/2026-11",
                "https://gitlab.com/group/subgroup/yata/-/releases/v1/downloads"
            })
    void releaseUrlWhenOfAReleaseThenIsTaken(String url) {
        assertThatNoException().isThrownBy(() -> command.parseArgs("--release-url", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not-a-url",
                "http://github.com/yata/yata/releases/download/v1",
                "https://downloads.example/v1",
                "https://github.com.example/yata/yata/releases/download/v1",
                "https://github.com/yata/yata/releases/tag/v1",
                "https://github.com/yata/yata/releases/download/",
                "https://github.com/yata/yata/releases/download/v1/mcp-yata.mcpb",
                "https://github.com/yata/yata/releases/download/v1?x=y",
                "https://gitlab.com/yata/-/releases/downloads"
            })
    void releaseUrlWhenNotOfAReleaseThenSaysWhatIs(String url) {
        assertRefused("--release-url", url, "/OWNER/REPOSITORY/releases/download/TAG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghcr.io/yata/mcp-yata:1.0.0",
                "docker.io/yata/mcp__yata:latest",
                "localhost.local:5000/a/b/c-d:1",
                "europe-docker.pkg.dev/p/r/i:1@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "ghcr.io/yata/mcp@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void containerImageWhenNamedWholeThenIsTaken(String name) {
        assertThatNoException().isThrownBy(() -> command.parseArgs("--container-image", name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bad ImageBuilder",
                "mcp-yata:1",
                "yata/mcp-yata:1",
                "ghcr.io/yata/mcp-yata",
                "ghcr.io/yata/mcp-yata:",
                "ghcr.io/Yata/mcp-yata:1",
                "ghcr.io/yata//mcp:1",
                "https://ghcr.io/yata/mcp-yata:1",
                "ghcr.io/yata/mcp-yata@sha256:1234"
            })
    void containerImageWhenNotNamedWholeThenSaysHow(String name) {
        assertRefused("--container-image", name, "HOST/NAME:TAG or HOST/NAME@sha256:DIGEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mcp-yata", "a b/c", "io.github.x/a/b", "/mcp-yata", ".dev/mcp", "io.github.x/mcp-"})
    void registryNameWhenNoneThenSaysItsForm(String name) {
        assertRefused("--registry-name", name, "NAMESPACE/NAME");
    }

    @Test
    void registryNameWhenTooLongThenSaysHowLong() {
        assertRefused("--registry-name", "io.github.x/" + "y".repeat(189), "at most 200");
    }

    @Test
    void registryNameWhenNothingIsToBeRegisteredThenSaysWhatIsMissing() {
        StringWriter error = new StringWriter();
        int exit = command.setErr(new PrintWriter(error)).execute("--registry-name", "io.github.x/mcp-yata");
        assertThat(exit).isEqualTo(2);
        assertThat(error).asString().contains("needs --release-url or --container-image");
    }

    private void assertRefused(String option, String value, String form) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> command.parseArgs(option, value))
                .withMessageContaining("'" + value + "'")
                .withMessageContaining(form);
    }
}
