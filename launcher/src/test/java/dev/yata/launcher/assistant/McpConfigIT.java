package dev.yata.launcher.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.command.Installation;
import java.io.BufferedReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads each snippet like its assistant, and starts the server exactly as the snippet says. */
class McpConfigIT {

    @TempDir
    private Path folder;

    private Path checkout;
    private Path variables;

    @BeforeEach
    void giveBothNamesThatNeedQuoting() throws Exception {
        Path awkward = Files.createDirectory(folder.resolve("it's \"my\" $HOME"));
        checkout = Files.createSymbolicLink(
                awkward.resolve("yata"), Installation.current().root());
        variables = Files.writeString(awkward.resolve("mcp env"), """
                OAUTH_CLIENT_ID=default
                OAUTH_CLIENT_SECRET=none
                OAUTH_TOKEN_URL=http://127.0.0.1:1/oauth/token
                API_BASE_URL=http://127.0.0.1:1/api/v1
                SERVER_NAME=as-configured
                """);
    }

    @ParameterizedTest
    @EnumSource(Assistant.class)
    void snippetWhenReadAndLaunchedThenServerAnswers(Assistant assistant) throws Exception {
        JsonNode server = server(assistant, snippet(assistant));

        assertThat(server.path("command").asString())
                .isEqualTo(checkout.resolve("yata").toString());
        assertThat(initialize(server).at("/result/serverInfo/name").asString()).isEqualTo("as-configured");
    }

    @Test
    void snippetWhenPrintedThenNamesTheTransportWhereTheClientAsksForIt() throws Exception {
        for (Assistant assistant : List.of(Assistant.VSCODE, Assistant.CURSOR, Assistant.CLAUDE_CODE)) {
            assertThat(server(assistant, snippet(assistant)).path("type").asString())
                    .isEqualTo("stdio");
        }
        assertThat(server(Assistant.CODEX, snippet(Assistant.CODEX))
                        .path("startup_timeout_sec")
                        .asInt())
                .isEqualTo(20);
    }

    @Test
    void installWhenAssistantHasServersThenAddsOneThatAnswers() throws Exception {
        Path own = folder.resolve(".cursor/mcp.json");
        Files.createDirectory(own.getParent());
        Files.writeString(own, "{\"mcpServers\":{\"other\":{\"command\":\"x\"}}}");
        ProcessBuilder install = mcpConfig(Assistant.CURSOR, "--install");
        install.environment().put("HOME", folder.toString());

        assertThat(output(install)).contains("Added the server yata-mcp-env to " + own, "The old file is kept as ");

        JsonNode servers = JsonMapper.shared().readTree(own).path("mcpServers");
        assertThat(servers.at("/other/command").asString()).isEqualTo("x");
        assertThat(initialize(servers.path("yata-mcp-env"))
                        .at("/result/serverInfo/name")
                        .asString())
                .isEqualTo("as-configured");
    }

    /** Returns the only server in the configuration, which must have this name. */
    private JsonNode server(Assistant assistant, String snippet) throws Exception {
        return switch (assistant) {
            case CLAUDE_DESKTOP, CURSOR, GEMINI ->
                JsonMapper.shared().readTree(snippet).at("/mcpServers/yata-mcp-env");
            case VSCODE -> JsonMapper.shared().readTree(snippet).at("/servers/yata-mcp-env");
            case CODEX -> new TomlMapper().readTree(snippet).at("/mcp_servers/yata-mcp-env");
            case CLAUDE_CODE -> {
                List<String> words = words(snippet);
                assertThat(words).startsWith("mcp", "add-json", "yata-mcp-env").hasSize(4);
                yield JsonMapper.shared().readTree(words.get(3));
            }
        };
    }

    /** Returns the arguments as a shell splits them. */
    private List<String> words(String command) throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path claude = Files.writeString(bin.resolve("claude"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(claude.toFile().setExecutable(true)).isTrue();
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command);
        shell.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        return output(shell).lines().toList();
    }

    private String snippet(Assistant assistant) throws Exception {
        return output(mcpConfig(assistant));
    }

    private ProcessBuilder mcpConfig(Assistant assistant, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "-Dyata.root=" + checkout,
                "-jar",
                Installation.current().jar("launcher").toString(),
                "mcp-config",
                assistant.toString(),
                "--env-file",
                variables.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(Installation.current().java(command));
    }

    private static String output(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private JsonNode initialize(JsonNode server) throws Exception {
        List<String> command = new ArrayList<>(List.of(server.path("command").asString()));
        server.path("args").forEach(argument -> command.add(argument.asString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> Stream.of("PATH", "HOME", "JAVA_HOME").noneMatch(name::equals));
        server.path("env")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asString()));
        Process process = builder.directory(folder.toFile()).start();
        try (Writer requests = process.outputWriter(StandardCharsets.UTF_8);
                BufferedReader responses = process.inputReader(StandardCharsets.UTF_8)) {
            requests.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                    + "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}\n");
            requests.flush();
            return JsonMapper.shared().readTree(responses.readLine());
        } finally {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
