package dev.yata.auth.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.audit.RepeatedEvents;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Replicas;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** Tests the limits with their default settings. */
class GuardTests extends RunningServer {

    private static final Credentials DEFAULT = new Credentials("default", "d".repeat(43));
    private static final Credentials WRONG = new Credentials("default", "wrong-secret-nobody-may-see");

    @Autowired
    HikariDataSource shared;

    private Replicas replicas;
    private Server server;

    @BeforeEach
    void start(@TempDir Path home) {
        replicas = new Replicas(shared, home);
        server = replicas.start(
                "--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "--yata.guard.token-requests-per-minute=20",
                "--yata.bootstrap.default-client-secret=" + DEFAULT.secret());
    }

    @AfterEach
    void stop() {
        replicas.close();
    }

    @Test
    @DisplayName("10,000 wrong secrets are delayed and counted in the audit; the right secret works at another address")
    void authenticationWhenFloodedWithWrongSecretsThenThrottledThereOnly() throws Exception {
        Set<Integer> statuses = new HashSet<>();
        Answer last = server.token(WRONG);
        for (int i = 1; i < 10_000; i++) {
            last = server.token(WRONG);
            statuses.add(last.status());
        }

        assertThat(statuses).contains(429);
        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 300);
        assertThat(last.error()).isEqualTo("temporarily_unavailable");
        for (String path : List.of("/oauth/introspect", "/oauth/revoke")) {
            assertThat(server.form(path, DEFAULT, "token=x").status()).isEqualTo(429);
        }
        assertThat(tokenFrom("127.0.0.2", DEFAULT)).startsWith("HTTP/1.1 200");
        List<Map<String, Object>> rows = failures();
        assertThat(rows).hasSizeLessThan(20);
        assertThat(rows.stream()
                        .mapToLong(row -> ((Number) row.get("occurrences")).longValue())
                        .sum())
                .isEqualTo(10_002);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).containsEntry("target", "default").containsEntry("address", "127.0.0.1");
            assertThat(row.get("detail")).isIn("wrong credentials", "not checked, after too many attempts");
        });
    }

    @Test
    @DisplayName("The audit does not contain the id that an unknown client sent")
    void authenticationWhenClientIsUnknownThenAuditDoesNotName() {
        for (int i = 0; i < 8; i++) {
            server.token(new Credentials("a-secret-pasted-as-id", "x"));
        }

        assertThat(failures()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("target")).isNull();
            assertThat(row.toString()).doesNotContain("a-secret-pasted-as-id");
        });
    }

    @Test
    void authenticationWhenClientIsDisabledThenNotThrottled() {
        replicas.jdbc(0)
                .sql("update oauth_clients set is_active = false where client_id = 'default'")
                .update();

        for (int i = 0; i < 10; i++) {
            assertThat(server.token(DEFAULT).status()).isEqualTo(401);
        }

        replicas.jdbc(0)
                .sql("update oauth_clients set is_active = true where client_id = 'default'")
                .update();
        assertThat(server.token(DEFAULT).status()).isEqualTo(200);
        assertThat(failures()).allSatisfy(row -> assertThat(row).containsEntry("detail", "the client is disabled"));
    }

    @ParameterizedTest
    @CsvSource({"null, 20", "5, 5"})
    void tokenWhenAskedTooOftenThenLimitedAndAudited(String own, int limit) {
        replicas.jdbc(0)
                .sql("update oauth_clients set token_requests_per_minute = " + own + " where client_id = 'default'")
                .update();
        Answer last = server.token(DEFAULT);
        for (int i = 0; i < 60 && last.status() == 200; i++) {
            last = server.token(DEFAULT);
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60 / limit + 1);
        assertThat(last.text("error_description")).contains(" " + limit + " tokens per minute");
        assertThat(server.form("/oauth/introspect", DEFAULT, "token=x").status())
                .isEqualTo(200);
        write();
        assertThat(replicas.jdbc(0)
                        .sql("select target from audit_events where action = 'tokens.limited'")
                        .query(String.class)
                        .list())
                .contains("default");
    }

    private List<Map<String, Object>> failures() {
        write();
        return replicas.jdbc(0)
                .sql("select * from audit_events where action = 'authentication.failed'")
                .query()
                .listOfRows();
    }

    private void write() {
        ReflectionTestUtils.invokeMethod(replicas.bean(0, RepeatedEvents.class), "writeAll");
    }

    /** Requests a token from another loopback address. */
    private String tokenFrom(String address, Credentials client) throws IOException {
        URI url = URI.create(server.url());
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
            String body = "grant_type=client_credentials";
            socket.getOutputStream()
                    .write(("POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                                    + client.basic()
                                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
