package dev.yata.resource.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.NotesTests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "server.tomcat.connection-timeout=2s",
            "yata.web.body-time=1s",
            "yata.limits.open-requests-per-account=5"
        })
@Timeout(60)
class DeadlineTests extends NotesTests {

    @Test
    void connectionWhenHeadersDripThenClosed() throws IOException {
        try (Client client = new Client()) {
            client.send("GET /notes HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
            client.drip();
            assertThat(client.response()).isEmpty();
        }
    }

    @Test
    void connectionWhenBodyDripsThenRequestTimeout() throws IOException {
        try (Client client = new Client()) {
            client.send("POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 200000\r\nAuthorization: Bearer " + token + "\r\n\r\n{");
            client.drip();
            assertThat(client.response())
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("Connection: close")
                    .contains("application/problem+json");
        }
        assertThat(get("/notes").expect(200).json()).isEmpty();
    }

    @Test
    void connectionWhenBodyOfRefusedRequestDripsThenClosed() throws IOException {
        try (Client client = new Client()) {
            client.send("POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\n{");
            client.drip();
            assertThat(client.response()).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void requestWhenBodiesOfItsAccountAreSlowThenRefusedAndOtherAccountsPass() throws IOException {
        List<Client> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                Client client = new Client();
                clients.add(client);
                client.send("POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 200000\r\nAuthorization: Bearer " + token + "\r\n\r\n{");
                client.drip();
            }
            String other = ISSUER.token(UUID.randomUUID().toString(), "notes:read notes:write");
            send(plain("/notes")
                            .header("Authorization", "Bearer " + other)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"text\":\"theirs\"}")))
                    .expect(201);
            List<String> statuses = new ArrayList<>();
            for (Client client : clients) {
                statuses.add(client.response().split(" ", 3)[1]);
            }
            assertThat(statuses).containsOnly("408", "429");
            assertThat(statuses).filteredOn("429"::equals).hasSizeGreaterThanOrEqualTo(5);
        } finally {
            for (Client client : clients) {
                client.close();
            }
        }
        get("/notes").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /notes", "DELETE /notes/019a0000-0000-7000-8000-000000000000"})
    void requestWhenMethodHasNoBodyThenAnsweredWithoutReadingOne(String line) throws IOException {
        try (Client client = new Client()) {
            client.send(line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\nAuthorization: Bearer "
                    + token + "\r\n\r\n");
            // The server takes this for a part of the body.
            client.send("GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.response())
                    .containsPattern("^HTTP/1.1 (200|404) ")
                    .containsOnlyOnce("HTTP/1.1");
        }
    }

    @Test
    void requestsWhenHeadersArriveInPartsThenAnswered() throws IOException {
        try (Client client = new Client()) {
            for (int i = 0; i < 2; i++) {
                client.send("GET /actuator/health/liveness HTTP/1.1\r\nHost: local");
                client.send("host\r\n\r\n");
                assertThat(client.chunkedResponse()).startsWith("HTTP/1.1 200");
            }
            client.send("POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nfirst"
                    + "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(client.response()).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200");
        }
    }

    /** Sends raw bytes. */
    private final class Client implements AutoCloseable {

        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri("/").getPort());

        Client() throws IOException {
            socket.setTcpNoDelay(true);
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        /** Sends a byte often enough that timeouts between bytes do not end the connection. */
        void drip() {
            CompletableFuture<?> unused = CompletableFuture.runAsync(() -> {
                try {
                    for (int i = 0; i < 10_000; i++) {
                        send("x");
                        Thread.sleep(Duration.ofMillis(100).toMillis());
                    }
                } catch (IOException | InterruptedException closed) {
                    // The server has closed the connection.
                }
            });
        }

        /** Returns the next bytes of the response. */
        String part() throws IOException {
            byte[] bytes = new byte[10_000];
            int length = socket.getInputStream().read(bytes);
            return new String(bytes, 0, Math.max(0, length), StandardCharsets.UTF_8);
        }

        /** Returns a response whose body is chunked. */
        String chunkedResponse() throws IOException {
            StringBuilder all = new StringBuilder();
            while (all.indexOf("\r\n0\r\n\r\n") < 0) {
                String part = part();
                assertThat(part).as(all::toString).isNotEmpty();
                all.append(part);
            }
            return all.toString();
        }

        /** Returns everything until the server closes the connection. */
        String response() throws IOException {
            StringBuilder all = new StringBuilder();
            try {
                for (String part = part(); !part.isEmpty(); part = part()) {
                    all.append(part);
                }
            } catch (SocketException reset) {
                // The server has closed the connection before it read everything.
            }
            return all.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
