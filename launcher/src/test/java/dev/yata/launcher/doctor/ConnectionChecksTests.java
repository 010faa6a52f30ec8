package dev.yata.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.yata.home.YataHome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Checks the advice when no service answers. No program uses port 1. */
class ConnectionChecksTests {

    @TempDir
    private Path folder;

    private Path variables;

    @BeforeEach
    void write() throws Exception {
        variables = Files.writeString(folder.resolve("a.env"), """
                OAUTH_TOKEN_URL=http://localhost:1/oauth/token
                API_BASE_URL=http://localhost:1/api/v1
                """);
    }

    @Test
    void runWhenYataIsDownThenSaysHowToStartItOrWhatToCorrect() throws Exception {
        assertThat(remedy("auth-server")).contains("./yata up", "OAUTH_TOKEN_URL in " + variables);
        assertThat(remedy("todo-api")).contains("./yata up", "API_BASE_URL in " + variables);
    }

    @Test
    void runWhenYataIsUpElsewhereThenNamesItsAddress() throws Exception {
        running("auth-server", 9300);
        assertThat(remedy("auth-server"))
                .contains("Set OAUTH_TOKEN_URL=http://localhost:9300/oauth/token in " + variables)
                .doesNotContain("./yata up");

        running("todo-api", 8300);
        assertThat(remedy("todo-api")).contains("Set API_BASE_URL=http://localhost:8300/api/v1 in " + variables);
    }

    @Test
    void runWhenThePortIsRightAndTheSchemeIsNotThenNamesTheAddress() throws Exception {
        running("auth-server", 1);
        Files.writeString(
                variables, "OAUTH_TOKEN_URL=https://localhost:1/oauth/token\nAPI_BASE_URL=http://localhost:1/api/v1");

        assertThat(remedy("auth-server")).contains("Set OAUTH_TOKEN_URL=http://localhost:1/oauth/token in ");
    }

    @Test
    void runWhenYataIsStartingThenSaysToWait() throws Exception {
        running("todo-api", 1);

        assertThat(remedy("todo-api")).contains("still starting");
    }

    @Test
    void runWhenTheServiceThatRanIsGoneThenSaysHowToStartIt() throws Exception {
        Files.writeString(folder.resolve("up.lock"), "1 2020-01-01T00:00:00Z auth-server http://localhost:9300\n");

        assertThat(remedy("auth-server")).contains("./yata up");
    }

    @Test
    @Timeout(60)
    void runWhenAnotherProgramAnswersOrIsSilentThenServicesAreWrong() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        other.start();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(variables, """
                    OAUTH_TOKEN_URL=http://localhost:%d/oauth/token
                    API_BASE_URL=http://localhost:%d/api/v1
                    """.formatted(other.getAddress().getPort(), silent.getLocalPort()));

            List<Finding> findings = new ConnectionChecks(new YataHome(folder), variables, Duration.ofSeconds(3)).run();

            assertThat(findings).extracting(Finding::detail).anyMatch(text -> text.contains("another program answers"));
            assertThat(findings).noneMatch(Finding::isGood);
        } finally {
            other.stop(0);
        }
    }

    @Test
    void runWhenStorageIsFullThenSaysSo() throws Exception {
        HttpServer full = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        full.createContext("/", exchange -> {
            byte[] body = "{\"status\":\"DOWN\",\"components\":{\"storage\":{\"status\":\"DOWN\"}}}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        full.start();
        try {
            Files.writeString(variables, """
                    OAUTH_TOKEN_URL=http://localhost:%1$d/oauth/token
                    API_BASE_URL=http://localhost:%1$d/api/v1
                    """.formatted(full.getAddress().getPort()));

            assertThat(remedy("auth-server")).startsWith("Free some space");
            assertThat(remedy("todo-api")).startsWith("Free some space");
        } finally {
            full.stop(0);
        }
    }

    /** Writes the lock file as {@code ./yata up} does, with this process as the service. */
    private void running(String name, int port) throws Exception {
        ProcessHandle process = ProcessHandle.current();
        Files.writeString(
                folder.resolve("up.lock"),
                "%d %s %s http://localhost:%d%n"
                        .formatted(process.pid(), process.info().startInstant().orElseThrow(), name, port));
    }

    private String remedy(String service) throws Exception {
        return new ConnectionChecks(new YataHome(folder), variables)
                .run().stream()
                        .filter(finding -> finding.subject().equals(service))
                        .findFirst()
                        .orElseThrow()
                        .remedy();
    }
}
