package dev.yata.launcher.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.command.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

class InstallTests {

    private static final JsonNode SERVER = JsonMapper.shared().readTree("{\"command\":\"/yata\",\"args\":[\"mcp\"]}");

    @TempDir
    private Path folder;

    private Path path;
    private ConfigurationFile file;

    @BeforeEach
    void name() {
        path = folder.resolve("sub/mcp.json");
        file = new ConfigurationFile(path);
    }

    @Test
    void putJsonWhenThereAreOtherServersThenKeepsThemAndACopy() throws Exception {
        String old = """
                {"theme": "dark", "big": 12345678901234567890.5, "mcpServers": {
                  "other": {"command": "x"}, "yata": {"command": "old"}}}""";
        write(old);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

        Path copy = file.putJson("mcpServers", "yata", SERVER).orElseThrow();

        JsonNode changed = JsonMapper.shared().readTree(path);
        assertThat(changed.at("/mcpServers/yata")).isEqualTo(SERVER);
        assertThat(changed.at("/mcpServers/other/command").asString()).isEqualTo("x");
        assertThat(changed.path("theme").asString()).isEqualTo("dark");
        assertThat(path).content().contains("12345678901234567890.5");
        assertThat(copy).hasContent(old);
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void putJsonWhenThereIsNoFileThenMakesIt() throws Exception {
        Optional<Path> copy = file.putJson("servers", "yata", SERVER);

        assertThat(copy).isEmpty();
        assertThat(JsonMapper.shared().readTree(path).at("/servers/yata")).isEqualTo(SERVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{} {}",
                "// mine\n{}",
                "{\"a\":1,\"a\":2}",
                "{\"mcpServers\":[]}",
                "{\"mcpServers\":null}",
                "not json"
            })
    void putJsonWhenFileCannotBeParsedThenItStaysAsItIs(String content) throws Exception {
        write(content);

        assertThatThrownBy(() -> file.putJson("mcpServers", "yata", SERVER))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be edited")
                .hasMessageContaining("Nothing was changed.");

        assertThat(path).hasContent(content);
        assertThat(path.getParent().toFile().list()).containsExactly("mcp.json");
    }

    @Test
    void appendTomlWhenThereAreOtherServersThenKeepsThemAndTheirComments() throws Exception {
        String old = "model = \"x\" # mine\n[mcp_servers.other]\ncommand = \"x\"";
        write(old);
        String table = Assistant.CODEX.snippet("yata", Path.of("/yata"), Path.of("/mcp.env"));

        Path copy = file.appendToml("yata", table).orElseThrow();

        assertThat(path).content().startsWith(old);
        JsonNode changed = new TomlMapper().readTree(Files.readString(path));
        assertThat(changed.at("/mcp_servers/other/command").asString()).isEqualTo("x");
        assertThat(changed.at("/mcp_servers/yata/command").asString()).isEqualTo("/yata");
        assertThat(copy).hasContent(old);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[mcp_servers.yata]\ncommand = 'x'",
                " [ mcp_servers . \"yata\" ]",
                "mcp_servers.yata.command = 'x'",
                "mcp_servers = { yata = {} }",
                "[mcp_servers.yata.env]"
            })
    void appendTomlWhenServerIsThereThenFileStaysAsItIs(String content) throws Exception {
        write(content);

        assertThatThrownBy(() -> file.appendToml("yata", "[mcp_servers.yata]"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has a server yata already");

        assertThat(path).hasContent(content);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, CLAUDE_DESKTOP, /h/.config/Claude/claude_desktop_config.json",
        "Linux, VSCODE, /h/.config/Code/User/mcp.json",
        "Mac OS X, CLAUDE_DESKTOP, /h/Library/Application Support/Claude/claude_desktop_config.json",
        "Mac OS X, CURSOR, /h/.cursor/mcp.json",
        "Linux, CODEX, /h/.codex/config.toml",
        "Linux, GEMINI, /h/.gemini/settings.json"
    })
    void configurationWhenSystemIsKnownThenIsItsFile(String system, Assistant assistant, Path expected) {
        assertThat(UserFolders.of(Map.of("HOME", "/h"), system, "/other").configuration(assistant))
                .isEqualTo(expected);
    }

    private void write(String content) throws Exception {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
