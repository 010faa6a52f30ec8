package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.launcher.LauncherRun;
import dev.yata.launcher.admin.TokenEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code ./yata up} as a process: start, refusal, stop, kill, restart. */
class UpIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    private Path home;

    private final String authPort = Integer.toString(Port.anyFree().number());
    private final String apiPort = Integer.toString(Port.anyFree().number());
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stopWhatIsLeft() throws InterruptedException {
        for (Process up : started) {
            up.destroy();
            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void upWhenKilledWithAllItsProcessesThenTodosAndTokensLiveOn() throws Exception {
        Process first = upAndReady("first");
        String token = token();
        assertThat(post("{\"title\":\"Acknowledged\"}", token).statusCode()).isEqualTo(201);

        List<ProcessHandle> family = family(first);
        family.forEach(ProcessHandle::destroyForcibly);
        first.destroyForcibly().waitFor();
        // A power loss may leave a file of zeros.
        Files.write(home.resolve("todo-api/data/postmaster.pid"), new byte[4096]);

        Process second = upAndReady("second");
        HttpResponse<String> todos = get("/todos", token);
        assertThat(todos.statusCode()).isEqualTo(200);
        assertThat(todos.body()).contains("Acknowledged");

        databases().findFirst().orElseThrow().destroyForcibly();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
    }

    @Test
    void upWhenHomeIsInUseThenRefusesAndWhenTerminatedThenStopsEverything() throws Exception {
        Process up = upAndReady("up");

        Process second = up("second", Map.of());
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(output("second")).contains("already runs on " + home);
        assertThat(get("/todos", token()).statusCode()).isEqualTo(200);

        List<ProcessHandle> family = family(up);
        up.destroy();
        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output("up")).contains("Stopped.");
        awaitEndOf(family);
    }

    @Test
    void upWhenPreviousLauncherWasKilledThenWaitsForItsServices() throws Exception {
        Process killed = upAndReady("killed");
        List<ProcessHandle> family = family(killed);
        killed.destroyForcibly().waitFor();

        Process next = upAndReady("next");
        assertThat(family).noneMatch(ProcessHandle::isAlive);
        assertThat(output("next")).contains("Waiting for the services of an earlier ./yata up");

        List<ProcessHandle> nextFamily = family(next);
        next.children().findFirst().orElseThrow().destroyForcibly();
        assertThat(next.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(next.exitValue()).isEqualTo(1);
        assertThat(output("next"))
                .containsPattern("(\\S+) has ended, so everything was stopped. See " + home + "/logs/\\1\\.log\\.");
        awaitEndOf(nextFamily);
    }

    @Test
    void upWhenTheShellHasSettingsOfSpringBootAndNoTemporaryFolderThenStarts() throws Exception {
        upAndReady(
                "up",
                Map.of(
                        "SERVER_PORT", "1",
                        "SERVER_ADDRESS", "192.0.2.1",
                        "SERVER_SERVLET_CONTEXT_PATH", "/x",
                        "SPRING_PROFILES_ACTIVE", "x",
                        "DEBUG", "true",
                        "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=/nonexistent"));

        assertThat(output("up")).contains("DEBUG, SERVER_ADDRESS, SERVER_PORT", "YATA_AUTH_PORT");
        assertThat(get("/todos", token()).statusCode()).isEqualTo(200);
    }

    @Test
    void upWhenPortIsTakenThenNamesItAndStartsNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Process up = up("up", Map.of("YATA_API_PORT", port));

            assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isEqualTo(1);
            assertThat(output("up")).contains("Port " + port + " is taken").contains("YATA_API_PORT");
            assertThat(home.resolve("auth-server")).doesNotExist();
        }
    }

    /** Returns the processes of services and databases. */
    private List<ProcessHandle> family(Process up) {
        List<ProcessHandle> family =
                Stream.concat(up.descendants(), databases()).toList();
        assertThat(family).hasSizeGreaterThanOrEqualTo(4);
        return family;
    }

    private static void awaitEndOf(List<ProcessHandle> processes) {
        await().atMost(TIMEOUT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private Process upAndReady(String name) throws IOException {
        return upAndReady(name, Map.of());
    }

    private Process upAndReady(String name, Map<String, String> environment) throws IOException {
        Process up = up(name, environment);
        await().atMost(TIMEOUT).until(() -> {
            assertThat(up.isAlive()).as(output(name)).isTrue();
            return output(name).contains("YATA is up.");
        });
        return up;
    }

    private Process up(String name, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(LauncherRun.command("up"));
        builder.environment()
                .putAll(Map.of("YATA_HOME", home.toString(), "YATA_AUTH_PORT", authPort, "YATA_API_PORT", apiPort));
        builder.environment().putAll(environment);
        Process up = builder.redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".out").toFile())
                .start();
        started.add(up);
        return up;
    }

    private String output(String name) throws IOException {
        return Files.readString(home.resolve(name + ".out"));
    }

    private Stream<ProcessHandle> databases() {
        return Stream.of("auth-server", "todo-api").map(service -> {
            try {
                Path pidFile = home.resolve(service).resolve("data/postmaster.pid");
                return ProcessHandle.of(
                                Long.parseLong(Files.readAllLines(pidFile).get(0)))
                        .orElseThrow();
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        });
    }

    private Properties variables() throws IOException {
        Properties variables = new Properties();
        try (var file = Files.newBufferedReader(home.resolve("mcp.env"))) {
            variables.load(file);
        }
        return variables;
    }

    private String token() throws IOException, InterruptedException {
        Properties variables = variables();
        return new TokenEndpoint(URI.create(variables.getProperty("OAUTH_TOKEN_URL")))
                .token(
                        http,
                        variables.getProperty("OAUTH_CLIENT_ID"),
                        variables.getProperty("OAUTH_CLIENT_SECRET"),
                        Map.of())
                .path("access_token")
                .asString();
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return http.send(request(path, token).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String todo, String token) throws IOException, InterruptedException {
        return http.send(
                request("/todos", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(todo))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) throws IOException {
        return HttpRequest.newBuilder(URI.create(variables().getProperty("API_BASE_URL") + path))
                .header("Authorization", "Bearer " + token);
    }
}
