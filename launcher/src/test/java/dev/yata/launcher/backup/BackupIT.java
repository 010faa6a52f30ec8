package dev.yata.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.home.Dotenv;
import dev.yata.launcher.LauncherRun;
import dev.yata.launcher.admin.TokenEndpoint;
import dev.yata.launcher.service.LauncherHome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backs up a home with data, and restores it elsewhere and over itself. */
class BackupIT {

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private LauncherHome first;
    private LauncherHome second;

    @BeforeEach
    void pickPorts() {
        first = new LauncherHome(folder.resolve("first"));
        second = new LauncherHome(folder.resolve("second"), first.authPort(), first.apiPort());
    }

    @AfterEach
    void stop() throws Exception {
        first.yata("down");
        second.yata("down");
    }

    @Test
    void restoreWhenHomeIsAnotherOneThenHasDataKeysAndCredentials() throws Exception {
        Path file = folder.resolve("monday.yata");
        assertRefused(first.yata("backup", file.toString()), "There is nothing to back up");
        assertSuccess(first.yata("up", "--detach"));
        String token = token(first);
        assertThat(todos("POST", "{\"title\":\"Kept\"}", token).statusCode()).isEqualTo(201);
        assertSuccess(first.yata("clients", "create", "--name", "kept", "--scope", "todos:read"));

        assertRefused(first.yata("backup", file.toString()), "./yata down");
        assertRefused(first.yata("restore", folder.toString()), "does not exist");
        assertThat(file).doesNotExist();
        assertSuccess(first.yata("down"));
        LauncherRun backup = first.yata("backup", file.toString());
        assertSuccess(backup);
        assertThat(backup.output()).contains("admin.json", "auth-server", "master.key", "mcp.env", "todo-api");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertRefused(first.yata("backup", file.toString()), "not overwritten");

        assertSuccess(second.yata("restore", file.toString()));
        assertSuccess(second.yata("up", "--detach"));
        assertThat(second.yata("clients", "list").output()).contains("kept");
        assertThat(todos("GET", "", token).body()).contains("Kept");
        assertThat(todos("GET", "", token(second)).body()).contains("Kept");
        assertRefused(second.yata("restore", file.toString(), "--replace"), "./yata down");

        assertRefused(first.yata("restore", file.toString()), "--replace");
        Path damaged = folder.resolve("damaged.yata");
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(file), 100_000));
        assertRefused(first.yata("restore", damaged.toString(), "--replace"), "not a complete backup");
        String before = Files.readString(first.folder().resolve("admin.json"));
        LauncherRun restored = first.yata("restore", file.toString(), "--replace");
        assertSuccess(restored);
        assertThat(restored.output()).contains("The previous content is in " + first.folder() + "/replaced-");
        assertThat(first.folder().resolve("admin.json")).hasContent(before);
        assertThat(first.folder()).isDirectoryContaining("glob:**/replaced-*");
    }

    private static void assertSuccess(LauncherRun run) {
        assertThat(run.exit()).as(run.output()).isZero();
    }

    private static void assertRefused(LauncherRun run, String reason) {
        assertThat(run.exit()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains(reason, "Nothing was changed.").doesNotContain("Exception");
    }

    private String token(LauncherHome home) throws Exception {
        Map<String, String> variables =
                Dotenv.parse(Files.readString(home.folder().resolve("mcp.env"))).values();
        return new TokenEndpoint(URI.create(variables.get("OAUTH_TOKEN_URL")))
                .token(http, variables.get("OAUTH_CLIENT_ID"), variables.get("OAUTH_CLIENT_SECRET"), Map.of())
                .path("access_token")
                .asString();
    }

    private HttpResponse<String> todos(String method, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + first.apiPort() + "/api/v1/todos"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
