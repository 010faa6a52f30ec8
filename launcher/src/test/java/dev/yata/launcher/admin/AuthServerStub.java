package dev.yata.launcher.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An auth-server that issues tokens, keeps every request, and sends the prepared answers in turn. */
public final class AuthServerStub implements AutoCloseable {

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();

    private record Reply(int status, Map<String, String> headers, String body) {}

    public AuthServerStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.createContext("/oauth/token", exchange -> send(exchange, 200, "{\"access_token\":\"the-token\"}"));
        server.createContext("/admin/api", this::answer);
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
        replies.add(new Reply(status, headers, body));
        return this;
    }

    /** Returns the requests, each as {@code METHOD /path?query body}. */
    public List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
        Reply reply = replies.remove();
        if (!"Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply = new Reply(401, Map.of(), "");
        }
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        send(exchange, reply.status(), reply.body());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
