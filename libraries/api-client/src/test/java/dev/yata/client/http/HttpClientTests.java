package dev.yata.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpClientTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final HttpClient http = new HttpClient(new Timeouts(LONG, LONG, LONG));
    private final ServerSocket server = listen();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void sendWhenTheThreadIsInterruptedThenEndsTheConnection(String scheme) throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                http.send(request(scheme), LONG);
                outcome.complete(new AssertionError("answered"));
            } catch (Exception e) {
                outcome.complete(e);
            }
        });
        caller.start();
        try (Socket connection = server.accept()) {
            assertThat(connection.getInputStream().read()).isNotNegative();

            caller.interrupt();

            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void sendWhenHeadersDripThenEndsByTheBudget() {
        serve("HTTP/1.1 200 OK\r\nX: ", "a");

        assertThatThrownBy(() -> http.send(request("http"), Duration.ofMillis(500)))
                .isInstanceOfSatisfying(
                        HttpFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.TIMED_OUT));
    }

    @Test
    void sendWhenTheBodyIsLargerThanAllowedThenStopsReading() {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n", "a".repeat(1000));

        assertThatThrownBy(() -> http.send(request("http"), 10, LONG))
                .isInstanceOfSatisfying(
                        HttpFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.TOO_LARGE));
    }

    private HttpRequest request(String scheme) {
        return HttpRequest.of("GET", URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/"), Map.of());
    }

    /** Writes the start, and then the same part until the client closes the connection. */
    private void serve(String start, String part) {
        Thread thread = new Thread(() -> {
            try (Socket connection = server.accept()) {
                connection.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
                connection.setSoTimeout(20);
                while (true) {
                    awaitPause(connection);
                    connection.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // The client has closed the connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads the request until the socket's timeout. */
    private static void awaitPause(Socket connection) throws IOException {
        try {
            while (connection.getInputStream().read() >= 0) {
                // A byte of the request.
            }
        } catch (SocketTimeoutException e) {
            // The pause is over.
        }
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
