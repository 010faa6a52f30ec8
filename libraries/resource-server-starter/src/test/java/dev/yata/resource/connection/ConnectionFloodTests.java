package dev.yata.resource.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.NotesTests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

/** Tests that a client gets a connection while others open more than the server has. */
@TestPropertySource(properties = {"server.tomcat.max-connections=40", "server.tomcat.connection-timeout=60s"})
@Timeout(300)
class ConnectionFloodTests extends NotesTests {

    private static final int ATTACKERS = 60;

    /** What attackers send first: nothing, a part of the headers, or a request before they stay idle. */
    private static final List<String> BEGINNINGS = List.of(
            "", "GET /notes HTTP/1.1\r\nX-Long: ", "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private final ExecutorService threads = Executors.newFixedThreadPool(ATTACKERS);
    private volatile boolean isOver;

    @Test
    void requestWhenOthersHoldMoreConnectionsThanThereAreThenAnswered() throws Exception {
        HttpRequest request = plain("/notes")
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(20))
                .build();
        List<CompletableFuture<Void>> attackers = IntStream.range(0, ATTACKERS)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> attack(BEGINNINGS.get(i % BEGINNINGS.size()), i % 2 == 0 ? "x" : ""), threads))
                .toList();
        try {
            for (int i = 0; i < 10; i++) {
                // Each client opens a connection of its own.
                assertThat(HttpClient.newHttpClient()
                                .send(request, BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(200);
            }
        } finally {
            isOver = true;
            attackers.forEach(CompletableFuture::join);
            threads.shutdown();
        }
    }

    /** Keeps a connection open as long as the server lets it, and then opens the next one. */
    private void attack(String beginning, String drip) {
        while (!isOver) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), uri("/").getPort()), 1000);
                socket.setSoTimeout(250);
                send(socket, beginning);
                while (!isOver && !isClosed(socket)) {
                    send(socket, beginning.isEmpty() ? "" : drip);
                }
            } catch (IOException closed) {
                // The server has closed the connection.
            }
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads until the server is silent for the socket's timeout. */
    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read(new byte[1000]) < 0;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }
}
