package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.mcp.server.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the program apart from the protocol: settings, arguments, exit codes, and the end of its launcher. */
class ProgramIT {

    private final FakeBackend backend = new FakeBackend();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void programWhenSettingIsMissingThenNamesItOnOneLineAndExitsWith2() {
        for (String name : List.of(
                "OAUTH_CLIENT_ID", "OAUTH_CLIENT_SECRET", "OAUTH_TOKEN_URL", "API_BASE_URL", "OAUTH_PRIVATE_KEY")) {
            Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));
            if (settings.remove(name) == null) {
                // The key and the secret exclude each other.
                settings.put(name, "{}");
            }
            try (McpProcess server = McpProcess.start(settings, McpProcess.command())) {
                assertThat(server.exitCode()).isEqualTo(2);
                assertThat(server.rest()).isEmpty();
                assertThat(server.stderr().lines())
                        .hasSize(1)
                        .first()
                        .asString()
                        .contains(name);
            }
        }
    }

    @Test
    void programWhenDirectoryHasADotenvThenReadsItOnlyIfEnvironmentHasNoConnection() throws IOException {
        Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));
        StringBuilder text = new StringBuilder("SERVER_NAME='of the folder'\n");
        settings.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        Path dotenv = Files.writeString(folder.resolve(".env"), text);
        List<String> command = new ArrayList<>(McpProcess.command());
        command.add(1, "-Dyata.directory=" + folder);
        try (McpProcess server = McpProcess.start(settings, command)) {
            server.initialize("2025-11-25").closeStdin();
            assertThat(server.exitCode()).isZero();
            assertThat(server.stderr()).doesNotContain(dotenv.toString());
        }
        try (McpProcess server = McpProcess.start(Map.of(), command)) {
            server.initialize("2025-11-25").closeStdin();
            assertThat(server.exitCode()).isZero();
            assertThat(server.stderr()).containsOnlyOnce("No OAuth or API variable is set. Reading " + dotenv);
        }
    }

    @Test
    void programWhenDirectoryHasAHostileDotenvThenItsServerGetsNothing() throws IOException {
        Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));
        settings.remove("OAUTH_TOKEN_URL");
        settings.remove("API_BASE_URL");
        Files.writeString(
                folder.resolve(".env"),
                "OAUTH_TOKEN_URL=" + backend.tokenUrl() + "\nAPI_BASE_URL=" + backend.apiUrl() + "\n");
        List<String> command = new ArrayList<>(McpProcess.command());
        command.add(1, "-Dyata.directory=" + folder);
        try (McpProcess server = McpProcess.start(settings, command)) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.stderr()).contains("OAUTH_TOKEN_URL is not set", ".env was not read, because OAUTH_");
        }
        assertThat(backend.tokenRequests).isEmpty();
    }

    @Test
    void programWhenArgumentIsUnknownThenExitsWith2() {
        try (McpProcess server = McpProcess.start(Map.of(), McpProcess.command("--non\nsense"))) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.rest()).isEmpty();
            assertThat(server.stderr().lines()).hasSize(1);
        }
    }

    @Test
    void programWhenProcessThatStartedItIsGoneThenExitsThoughStdinStaysOpen() throws Exception {
        Process gone = new ProcessBuilder(McpProcess.command("--version")).start();
        gone.waitFor();
        List<String> command = new ArrayList<>(McpProcess.command());
        command.add(1, "-Dyata.parent=" + gone.pid());
        try (McpProcess server = McpProcess.start(McpProcess.settings(backend), command)) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.stderr()).contains("launcher.gone");
        }
    }

    @Test
    void programWhenAskedForVersionOrHelpThenTellsItOnStderr() {
        for (String argument : List.of("--version", "--help")) {
            try (McpProcess server = McpProcess.start(Map.of(), McpProcess.command(argument))) {
                assertThat(server.exitCode()).isZero();
                assertThat(server.rest()).isEmpty();
                assertThat(server.stderr()).contains("mcp-stdio-server");
            }
        }
    }

    @Test
    void programWhenTrainingRunIsRequestedThenNeedsNoSettingsAndIsSilent() {
        try (McpProcess server = McpProcess.start(Map.of(), McpProcess.command("--training-run"))) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.rest()).isEmpty();
        }
    }

    /** {@code ps} shows arguments to all users of the machine. */
    @Test
    void programWhenSecretIsGivenAsAnArgumentThenRefusesItWithoutRepeatingIt() {
        try (McpProcess server = McpProcess.start(
                McpProcess.settings(backend), McpProcess.command("--OAUTH_CLIENT_SECRET=0ther-s3cret"))) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.stderr())
                    .contains("unknown argument --OAUTH_CLIENT_SECRET=…")
                    .doesNotContain("0ther");
        }
    }

    /**
     * Some clients probe one process while they start another. Their lists must have the same order to be comparable.
     */
    @Test
    void programWhenTwoRunAtOnceThenEachAnswersTheSameAndOutlivesTheOther() {
        Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));
        settings.put("OAUTH_SCOPE", "todos:read todos:write");
        try (McpProcess probe = McpProcess.start(settings, McpProcess.command());
                McpProcess server = McpProcess.start(settings, McpProcess.command())) {
            for (String method : List.of(
                    "tools/list", "resources/list", "resources/templates/list", "prompts/list", "server/discover")) {
                String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{\"_meta\":{"
                        + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                        + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
                probe.send(request);
                String told = Json.write(server.send(request).next());
                assertThat(told).contains("\"resultType\":\"complete\"");
                assertThat(Json.write(probe.next())).isEqualTo(told);
            }
            probe.process.destroyForcibly();
            assertThat(McpProcess.text(server.call(2, "list_todos", "{}").next()))
                    .startsWith("Your todos:");
        }
    }

    @Test
    void programWhenBackendIsDownThenStillStartsAndLists() {
        Map<String, String> settings = McpProcess.settings(backend);
        backend.close();
        try (McpProcess server = McpProcess.start(settings, McpProcess.command())) {
            server.initialize("2025-11-25").send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
            assertThat(server.next()).containsKey("result");
            server.call(2, "list_todos", "{}");
            assertThat(McpProcess.text(server.next())).contains("can't be reached", "OAUTH_TOKEN_URL");
        }
    }

    @Test
    void programWhenSecretComesFromAFileThenWorksAndNeverShowsIt() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret-s3cret\n");
        Path dotenv = Files.writeString(
                folder.resolve("mcp.env"),
                "OAUTH_CLIENT_ID='default'\nOAUTH_CLIENT_SECRET_FILE=" + secret + "\nOAUTH_TOKEN_URL="
                        + backend.tokenUrl() + "\nAPI_BASE_URL=" + backend.apiUrl() + "\n");
        Map<String, String> settings = Map.of("ENV_FILE", dotenv.toString(), "LOG_LEVEL", "trace");
        try (McpProcess server = McpProcess.start(settings, McpProcess.command())) {
            server.call(1, "list_todos", "{}");
            assertThat(McpProcess.text(server.next())).startsWith("Your todos:");
            backend.api(FakeBackend.Reply.of(401, ""), FakeBackend.Reply.of(401, ""));
            server.call(2, "list_todos", "{}");
            server.next();
            assertThat(server.process.info().commandLine().orElse("")).doesNotContain("s3cret");
            assertThat(server.process.descendants()).isEmpty();
            server.closeStdin();
            assertThat(server.exitCode()).isZero();
            assertThat(server.stderr()).contains("event=tool.call").doesNotContain("s3cret", "token-1", "token-2");
        }
        assertThat(backend.tokenRequests.get(0).headers().get("authorization")).startsWith("Basic ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void programWhenClientHasAKeyThenLoadsNoCryptographyBeforeItsFirstCallAndNeverShowsIt() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        Path file = Files.writeString(folder.resolve("key.json"), key.toJSONString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path classes = folder.resolve("classes");
        Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));
        settings.remove("OAUTH_CLIENT_SECRET");
        settings.putAll(Map.of("OAUTH_PRIVATE_KEY_FILE", file.toString(), "OAUTH_DPOP", "true", "LOG_LEVEL", "trace"));
        settings.put("OAUTH_SCOPE", "todos:read todos:write");
        List<String> command = new ArrayList<>(McpProcess.command());
        command.add(1, "-Xlog:class+load:file=" + classes);
        backend.token(Reply.of(200, "{\"access_token\":\"bound\",\"token_type\":\"DPoP\",\"expires_in\":60}"));
        try (McpProcess server = McpProcess.start(settings, command)) {
            server.initialize("2025-11-25").send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
            assertThat(server.next()).containsKey("result");
            assertThat(classes).content().doesNotContain("com.nimbusds");
            server.call(2, "list_todos", "{}");
            assertThat(McpProcess.text(server.next())).startsWith("Your todos:");
            server.closeStdin();
            assertThat(server.exitCode()).isZero();
            assertThat(server.stderr())
                    .containsOnlyOnce(file + " can be read by others; chmod 600 it")
                    .doesNotContain(key.getD().toString(), "bound");
        }
        assertThat(backend.apiRequests.get(0).headers()).containsEntry("authorization", "DPoP bound");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void programWhenLauncherBehindAShellDiesThenExitsThoughStdinStaysOpen() throws IOException {
        Path pid = folder.resolve("pid");
        Path fifo = folder.resolve("stdin");
        // The launcher (an outer shell with a script) starts an inner shell, which starts the server. A sleep keeps
        // stdin open.
        String script = """
                export fifo=$1 pid=$2; shift 2
                mkfifo "$fifo"; sleep 60 >"$fifo" &
                sh -c '"$@" <"$fifo" & echo $! >"$pid"; wait; true' sh "$@"; true
                """;
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh", fifo.toString(), pid.toString()));
        command.addAll(McpProcess.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        McpProcess.replaceSettings(builder.environment(), McpProcess.settings(backend));
        builder.environment().put("LOG_LEVEL", "debug");
        Path log = folder.resolve("log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Process launcher = builder.start();
        List<ProcessHandle> started = new ArrayList<>();
        try {
            await().until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
            launcher.descendants().forEach(started::add);
            ProcessHandle server = ProcessHandle.of(
                            Long.parseLong(Files.readString(pid).strip()))
                    .orElseThrow();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(log).contains("launcher.watched"));
            assertThat(server.isAlive()).isTrue();

            launcher.destroyForcibly();

            await().atMost(Duration.ofSeconds(20)).until(() -> !server.isAlive());
            assertThat(log).content().contains("launcher.gone");
        } finally {
            launcher.descendants().forEach(started::add);
            launcher.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
