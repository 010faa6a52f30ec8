package dev.yata.auth.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Replicas;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import dev.yata.auth.testing.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests a server with the default limits and a pool of three connections. */
@ExtendWith(OutputCaptureExtension.class)
class SignInFloodTests extends RunningServer {

    private static final int CONNECTIONS = 100;
    private static final String PASSWORD = "p".repeat(20);
    private static final Credentials CLIENT = new Credentials("default", "d".repeat(43));

    @Autowired
    HikariDataSource shared;

    private final AtomicInteger addresses = new AtomicInteger();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();

    @Test
    @Timeout(120)
    @DisplayName("Wrong sign-ins over 100 connections, each from another address, do not stop tokens or a known user")
    void signInWhenFloodedFromManyAddressesThenTokensAndKnownUsersPass(@TempDir Path home, CapturedOutput output)
            throws Exception {
        try (Replicas replicas = new Replicas(shared, home)) {
            Server server = replicas.start(
                    "--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                    "--yata.bootstrap.default-client-secret=" + CLIENT.secret(),
                    "--yata.bootstrap.admin-password=" + PASSWORD);
            assertThat(signsIn(server)).isTrue();
            String request = wrongSignIn(server);
            ExecutorService flood = Executors.newFixedThreadPool(CONNECTIONS);
            for (int i = 0; i < CONNECTIONS; i++) {
                flood.execute(() -> signInUntilOver(server, request));
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> answers.size() > CONNECTIONS);

            for (int i = 0; i < 20; i++) {
                Answer token = token(server);
                assertThat(token.status()).as(token.body()).isEqualTo(200);
            }
            assertThat(signsIn(server)).isTrue();

            isOver.set(true);
            flood.shutdown();
            assertThat(flood.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(answers).allMatch(answer -> answer.startsWith("/admin/login?"));
        assertThat(answers)
                .anyMatch(answer -> answer.contains("?refused"))
                .anyMatch(answer -> answer.contains("?wait=2"));
        assertThat(output).doesNotContain("\tat ");
    }

    private static boolean signsIn(Server server) {
        return new Visitor(server).signIn("admin", PASSWORD).header("Location").equals("/admin/");
    }

    private static Answer token(Server server) {
        return server.send(server.request("/oauth/token")
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", CLIENT.basic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    /** Returns the request of a form with its token. */
    private static String wrongSignIn(Server server) {
        Answer page = server.get("/admin/login");
        String cookie = page.header("Set-Cookie").split(";", 2)[0];
        String body = "username=admin&password=wrong&_csrf=" + Server.encode(Visitor.hidden(page, "_csrf"));
        return "POST /admin/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " + cookie
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private void signInUntilOver(Server server, String request) {
        while (!isOver.get()) {
            answers.add(locationOrStatus(send(server, request)));
        }
    }

    private static String locationOrStatus(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("Location: "))
                .map(line -> line.substring("Location: ".length()))
                .findFirst()
                .orElseGet(() -> answer.lines().findFirst().orElse("no answer"));
    }

    private String send(Server server, String request) {
        int number = addresses.incrementAndGet();
        String address = "127.1.%d.%d".formatted(number / 250, 1 + number % 250);
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
