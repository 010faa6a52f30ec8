package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code --check}, which a user runs to find out why an assistant can't connect. */
class SelfCheckIT {

    private final FakeBackend backend = new FakeBackend();
    private final Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void checkWhenAllIsWellThenTellsEachLinkOnStderrAndExitsWith0() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), settings.remove("OAUTH_CLIENT_SECRET"));
        settings.put("OAUTH_CLIENT_SECRET_FILE", secret.toString());
        Path dotenv = Files.writeString(folder.resolve("mcp.env"), "OAUTH_SCOPE='todos:read todos:write'\n");
        settings.put("ENV_FILE", dotenv.toString());
        try (McpProcess check = check("--exclude-tools", "delete_todo")) {
            assertThat(check.exitCode()).isZero();
            assertThat(check.rest()).isEmpty();
            assertThat(check.stderr())
                    .containsPattern(
                            "ok +settings +OAUTH_CLIENT_ID, OAUTH_TOKEN_URL, API_BASE_URL from the environment")
                    .containsPattern("ok +settings +OAUTH_SCOPE from " + dotenv)
                    .containsPattern("ok +settings +OAUTH_CLIENT_SECRET from " + secret)
                    .containsPattern("ok +settings +MCP_EXCLUDE_TOOLS from the command line")
                    .containsPattern("ok +token +client default got one from .*: todos:read todos:write, for 3600 s")
                    .containsPattern("ok +API +" + backend.apiUrl())
                    .containsPattern("ok +clock")
                    .containsPattern("ok +tools +create_todo, list_todos")
                    .containsPattern("hidden +delete_todo +named by --exclude-tools")
                    .containsPattern("ok +protocol +.*2025-11-25")
                    .endsWith("Everything works.")
                    .doesNotContain("s3cret", "token-1");
            assertThat(check.stderr().lines()).as("one screen").hasSizeLessThan(24);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void checkWhenOthersCanReadAFileWithASecretThenWarnsOnceOfThatFileAlone() throws IOException {
        Set<PosixFilePermission> open = PosixFilePermissions.fromString("rw-r--r--");
        String secret = settings.remove("OAUTH_CLIENT_SECRET");
        Path harmless = Files.writeString(folder.resolve("id"), settings.remove("OAUTH_CLIENT_ID"));
        settings.put("OAUTH_CLIENT_ID_FILE", harmless.toString());
        Path dotenv = Files.writeString(folder.resolve("mcp.env"), "OAUTH_CLIENT_SECRET=" + secret + "\n");
        Path file = Files.writeString(folder.resolve("secret"), secret);
        for (Path each : List.of(harmless, dotenv, file)) {
            Files.setPosixFilePermissions(each, open);
        }
        settings.put("ENV_FILE", dotenv.toString());
        try (McpProcess check = check()) {
            assertThat(check.exitCode()).isZero();
            assertThat(check.stderr())
                    .containsOnlyOnce("can be read by others")
                    .contains(dotenv + " can be read by others; chmod 600 it");
        }
        settings.put("OAUTH_CLIENT_SECRET_FILE", file.toString());
        try (McpProcess check = check()) {
            assertThat(check.exitCode()).isZero();
            assertThat(check.stderr())
                    .containsOnlyOnce("can be read by others")
                    .contains(file + " can be read by others; chmod 600 it");
        }
    }

    @Test
    void checkWhenClientIsRefusedThenNamesTheVariableAndExitsWith1() {
        backend.token(Reply.of(401, "{\"error\":\"invalid_client\"}"));
        try (McpProcess check = check()) {
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.stderr())
                    .containsPattern("WRONG +token +.*refused client default.*OAUTH_CLIENT_SECRET")
                    .contains("1 check failed.");
            assertThat(backend.apiRequests).isEmpty();
        }
    }

    @Test
    void checkWhenTokenMayOnlyWriteThenNotesItAndNamesWhatIsHidden() {
        backend.token(Reply.of(
                200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"todos:write\"}"));
        backend.api(FakeBackend.problem(403, "no").with("WWW-Authenticate", "Bearer scope=\"todos:read\""));
        try (McpProcess check = check()) {
            assertThat(check.exitCode()).isZero();
            assertThat(check.stderr())
                    .containsPattern("note +API +.* accepts the token, but reading needs todos:read")
                    .endsWith("Everything works.")
                    .containsPattern("hidden +get_todo +the token lacks todos:read");
        }
    }

    @Test
    void checkWhenApiRefusesWhatTheTokenMayThenExitsWith1() {
        backend.token(Reply.of(
                200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"todos:read\"}"));
        backend.api(FakeBackend.problem(403, "no").with("WWW-Authenticate", "Bearer scope=\"todos:read\""));
        try (McpProcess check = check()) {
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.stderr())
                    .containsPattern("WRONG +API +This client has the scope todos:read, but the API refuses");
        }
    }

    @Test
    void checkWhenClocksDifferThenSaysByHowMuch() throws IOException {
        try (ServerSocket past = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerFrom2020(past));
            answering.setDaemon(true);
            answering.start();
            settings.put("OAUTH_TOKEN_URL", "http://127.0.0.1:" + past.getLocalPort() + "/oauth/token");
            try (McpProcess check = check()) {
                assertThat(check.exitCode()).isEqualTo(1);
                assertThat(check.stderr())
                        .containsPattern("note +clock +this machine's is \\d+ s ahead of .* set the clock");
            }
        }
    }

    private static void answerFrom2020(ServerSocket server) {
        byte[] answer = """
                HTTP/1.1 503 Later\r
                Date: Fri, 20 Nov 2020 10:00:00 GMT\r
                Content-Length: 0\r
                Connection: close\r
                \r
                """.getBytes(StandardCharsets.US_ASCII);
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                int unused = connection.getInputStream().read(new byte[8192]);
                connection.getOutputStream().write(answer);
            } catch (IOException e) {
                return; // The test is over.
            }
        }
    }

    @Test
    void checkWhenServicesAreDownThenSaysWhichToStart() {
        backend.close();
        try (McpProcess check = check()) {
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.stderr()).containsPattern("WRONG +token +.*can't be reached: start it");
        }
    }

    @Test
    void checkWhenASettingIsMissingThenExitsWith2() {
        settings.remove("API_BASE_URL");
        try (McpProcess check = check()) {
            assertThat(check.exitCode()).isEqualTo(2);
            assertThat(check.stderr()).contains("API_BASE_URL is not set");
        }
    }

    private McpProcess check(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "--check";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return McpProcess.start(settings, McpProcess.command(arguments));
    }
}
