package dev.yata.launcher.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An auth-server that issues tokens, keeps every request, and sends the prepared answers in turn. */
public final class AuthServerStub implements AutoCloseable {

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<String> revoked = new CopyOnWriteArrayList<>();
    private volatile int lifetime = 60;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** If there is a pause, the body is sent again and again, with this pause in between. */
    private record Reply(
            int status,
            Map<String, String> headers,
            String body,
            @Nullable Duration pause) {}

    public AuthServerStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.createContext("/oauth/token", exchange -> {
            tokens.incrementAndGet();
            send(exchange, 200, "{\"access_token\":\"the-token\",\"expires_in\":" + lifetime + "}");
        });
        server.createContext("/oauth/revoke", exchange -> {
            revoked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            send(exchange, 200, "");
        });
        server.createContext("/admin/api", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Returns a home whose admin.json has the address of this server. */
    public YataHome home(Path folder) {
        YataHome home = new YataHome(folder);
        home.adminJson().write("""
                {"issuer":"%s","client_id":"admin","client_secret":"s"}""".formatted(issuer()));
        return home;
    }

    public AuthServerStub reply(int status, String body) {
        return reply(status, Map.of(), body);
    }

    public AuthServerStub reply(int status, Map<String, String> headers, String body) {
        replies.add(new Reply(status, headers, body, null));
        return this;
    }

    /** Sends the part again and again, without an end. */
    public AuthServerStub replyForEver(String part, Duration pause) {
        replies.add(new Reply(200, Map.of(), part, pause));
        return this;
    }

    /** Returns the requests, each as {@code METHOD /path?query body}. */
    public List<String> requests() {
        return requests;
    }

    /** Sets how many seconds the next tokens live. */
    void setLifetime(int seconds) {
        lifetime = seconds;
    }

    /** Returns how many tokens were issued. */
    int tokens() {
        return tokens.get();
    }

    /** Returns the forms of the requests for revocation. */
    List<String> revoked() {
        return revoked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
        Reply reply = replies.remove();
        if (!"Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply = new Reply(401, Map.of(), "", null);
        }
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        if (reply.pause() == null) {
            send(exchange, reply.status(), reply.body());
        } else {
            repeat(exchange, reply.body(), reply.pause());
        }
    }

    private static void repeat(HttpExchange exchange, String part, Duration pause) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            while (true) {
                exchange.getResponseBody().write(part.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
