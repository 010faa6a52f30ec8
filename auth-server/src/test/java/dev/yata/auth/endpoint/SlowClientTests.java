package dev.yata.auth.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.testing.Replicas;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests that clients that send their requests slowly do not keep others from getting tokens. */
@Timeout(300)
class SlowClientTests extends RunningServer {

    private static final int ATTACKERS = 60;
    private static final Credentials CLIENT = new Credentials("default", "d".repeat(43));

    private static final String SLOW_HEADER = "POST /oauth/token HTTP/1.1\r\nX-Long: ";
    private static final String SLOW_FORM = "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\n\r\ngrant_type=";

    @Autowired
    HikariDataSource shared;

    private final AtomicBoolean isOver = new AtomicBoolean();

    @Test
    void tokenWhenSlowRequestsTakeMoreConnectionsThanThereAreThenIssued(@TempDir Path home) throws Exception {
        try (Replicas replicas = new Replicas(shared, home)) {
            Server server = replicas.start(
                    "--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                    "--yata.bootstrap.default-client-secret=" + CLIENT.secret(),
                    "--yata.web.body-time=1s",
                    "--server.tomcat.max-connections=40");
            ExecutorService threads = Executors.newFixedThreadPool(ATTACKERS);
            List<CompletableFuture<Void>> attackers = IntStream.range(0, ATTACKERS)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> attack(server, i % 2 == 0 ? SLOW_HEADER : SLOW_FORM), threads))
                    .toList();
            try {
                for (int i = 0; i < 10; i++) {
                    assertThat(token(server)).isEqualTo(200);
                }
            } finally {
                isOver.set(true);
                attackers.forEach(CompletableFuture::join);
                threads.shutdown();
            }
        }
    }

    /** Opens a connection of its own. */
    private static int token(Server server) throws IOException, InterruptedException {
        HttpRequest request = server.request("/oauth/token")
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", CLIENT.basic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    /** Keeps a connection open as long as the server lets it, and then opens the next one. */
    private void attack(Server server, String beginning) {
        while (!isOver.get()) {
            try (Socket socket = new Socket()) {
                connect(socket, server);
                socket.setSoTimeout(250);
                send(socket, beginning);
                while (!isOver.get() && !isClosed(socket)) {
                    send(socket, "x");
                }
            } catch (IOException closed) {
                // The server has closed the connection.
            }
        }
    }

    private static void connect(Socket socket, Server server) throws IOException {
        int port = URI.create(server.url()).getPort();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
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
