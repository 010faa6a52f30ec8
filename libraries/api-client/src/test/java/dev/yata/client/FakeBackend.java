package dev.yata.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.yata.mcp.server.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Runs an authorization server and a todo API over real HTTP. Sends the queued replies in order. If the queue is empty,
 * the authorization server issues tokens, and the API answers with one todo or a list of one.
 */
public final class FakeBackend implements AutoCloseable {

    public static final String ID = "019a6b1c-2f3e-7a4b-8c5d-6e7f8a9b0c1d";
    public static final String TODO = "{\"id\":\"" + ID + "\",\"title\":\"Buy milk\",\"description\":null,"
            + "\"completed\":false,\"completed_at\":null,\"due_date\":\"2026-11-21\",\"priority\":\"high\","
            + "\"tags\":[\"home\"],\"created_at\":\"2026-11-20T10:00:00Z\",\"updated_at\":\"2026-11-20T10:00:00Z\","
            + "\"version\":0}";

    /** Records a request. */
    public record Seen(String method, String path, Map<String, String> headers, String body) {

        @SuppressWarnings("unchecked")
        public Map<String, Object> json() {
            return (Map<String, Object>) Json.read(body);
        }
    }

    /** Describes a response. With a negative status, the backend closes the connection instead. */
    public record Reply(int status, String body, Map<String, String> headers, long delayMillis) {

        public static Reply of(int status, String body) {
            return new Reply(status, body, Map.of(), 0);
        }

        public Reply with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Reply(status, body, more, delayMillis);
        }

        public Reply after(long millis) {
            return new Reply(status, body, headers, millis);
        }
    }

    public static final Reply BROKEN = Reply.of(-1, "");
    private static final long MOMENT_MILLIS = 50;

    public final List<Seen> tokenRequests = new CopyOnWriteArrayList<>();
    public final List<Seen> apiRequests = new CopyOnWriteArrayList<>();
    /** The client addresses of all connections. */
    public final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

    private final Queue<Reply> tokenReplies = new ArrayDeque<>();
    private final Queue<Reply> apiReplies = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile boolean lifelike;

    public FakeBackend() {
        this(0);
    }

    public FakeBackend(int port) {
        this(port, null);
    }

    /** @param tls for https, or null */
    public FakeBackend(int port, SSLContext tls) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            if (tls == null) {
                server = HttpServer.create(address, 0);
            } else {
                HttpsServer https = HttpsServer.create(address, 0);
                https.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = https;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/oauth/token", exchange -> handle(exchange, tokenRequests, tokenReplies));
        server.createContext("/api/v1", exchange -> handle(exchange, apiRequests, apiReplies));
        server.createContext("/.well-known", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI tokenUrl() {
        return URI.create(base() + "/oauth/token");
    }

    public URI apiUrl() {
        return URI.create(base() + "/api/v1");
    }

    private String base() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port();
    }

    public synchronized FakeBackend token(Reply... replies) {
        tokenReplies.addAll(List.of(replies));
        return this;
    }

    public synchronized FakeBackend api(Reply... replies) {
        apiReplies.addAll(List.of(replies));
        return this;
    }

    /** Changes a todo with each later reading, and delays every response a little. */
    public FakeBackend lifelike() {
        lifelike = true;
        return this;
    }

    public static Reply problem(int status, String detail) {
        return Reply.of(status, "{\"type\":\"about:blank\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}")
                .with("Content-Type", "application/problem+json");
    }

    private void handle(HttpExchange exchange, List<Seen> seen, Queue<Reply> queued) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        Seen request = new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        connections.add(exchange.getRemoteAddress());
        seen.add(request);
        Reply reply;
        synchronized (this) {
            reply = queued.isEmpty() ? usual(request) : queued.remove();
        }
        pause(lifelike ? Math.max(MOMENT_MILLIS, reply.delayMillis()) : reply.delayMillis());
        if (reply.status() < 0) {
            exchange.close();
            return;
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Reply usual(Seen request) {
        if (request.path().startsWith("/oauth")) {
            return Reply.of(
                    200,
                    "{\"access_token\":\"token-" + tokenRequests.size()
                            + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"todos:read todos:write\"}");
        }
        String todo = lifelike ? TODO.replace("\"version\":0", "\"version\":" + apiRequests.size()) : TODO;
        String path = request.path().replaceAll("\\?.*", "");
        return switch (request.method() + " " + path.replace("/api/v1/todos", "")) {
            case "POST " -> Reply.of(201, todo);
            case "GET " -> Reply.of(200, "[" + todo + "]");
            case "POST /batch" ->
                Reply.of(200, "{\"created\":[" + todo + "],\"updated\":[" + todo + "],\"deleted\":[]}");
            case "GET /overview" ->
                Reply.of(
                        200,
                        "{\"date\":\"2026-11-20\",\"open\":3,\"done\":1,\"overdue\":0,\"due_today\":2,"
                                + "\"tags\":[{\"tag\":\"home\",\"count\":3}]}");
            default ->
                request.method().equals("DELETE")
                        ? Reply.of(200, "{\"message\":\"Todo deleted successfully\",\"id\":\"" + ID + "\"}")
                        : Reply.of(200, todo);
        };
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
