import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares {@code tools/call get_todo} of two stdio servers with one API. First measures calls per second, 16 at a
 * time, in turns. Then measures one call to the first server and the same HTTP request without a server, in turns.
 *
 * <p>Arguments: command A, command B, rounds. With the variables of {@code mcp.env} the servers use that API. Without
 * them they use an API in this process with fixed answers, so that the servers limit the speed and not the API.
 */
final class StdioCalls {

    private static final int IN_FLIGHT = 16;
    private static final int WARM_UP_SECONDS = 8;
    private static final int ROUND_SECONDS = 5;
    private static final int PAIRS = 3000;
    private static final Map<String, String> SETTINGS = new HashMap<>(System.getenv());

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[2]);
        if (!SETTINGS.containsKey("API_BASE_URL")) {
            startCannedApi();
        }
        String token = token();
        String todo = field(http("POST", api() + "/todos", "Bearer " + token, "{\"title\":\"bench\"}"), "id");
        try (Server a = new Server(arguments[0], todo);
                Server b = new Server(arguments[1], todo)) {
            compare(a, b, rounds);
            compareWithHttp(a, api() + "/todos/" + todo, "Bearer " + token);
        }
        // The test API's thread would keep the JVM running.
        System.exit(0);
    }

    private static String api() {
        return SETTINGS.get("API_BASE_URL");
    }

    private static void startCannedApi() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth/token", exchange -> answer(exchange, "{\"access_token\":\"t\",\"token_type\":\"Bearer\","
                + "\"expires_in\":3600,\"scope\":\"todos:read todos:write\"}"));
        server.createContext("/api/v1/todos", exchange -> answer(exchange, "{\"id\":\"019a6b1c-2f3e-7a4b-8c5d-6e7f8a9b0c1d\","
                + "\"title\":\"bench\",\"description\":null,\"completed\":false,\"completed_at\":null,\"due_date\":null,"
                + "\"priority\":\"none\",\"tags\":[],\"created_at\":\"2026-11-20T10:00:00Z\","
                + "\"updated_at\":\"2026-11-20T10:00:00Z\",\"version\":0}"));
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        SETTINGS.putAll(Map.of("OAUTH_CLIENT_ID", "bench", "OAUTH_CLIENT_SECRET", "bench-secret-of-nobody",
                "OAUTH_TOKEN_URL", base + "/oauth/token", "API_BASE_URL", base + "/api/v1"));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void compare(Server a, Server b, int rounds) throws IOException {
        a.callsPerSecond(WARM_UP_SECONDS);
        b.callsPerSecond(WARM_UP_SECONDS);
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double first = a.callsPerSecond(ROUND_SECONDS);
            double second = b.callsPerSecond(ROUND_SECONDS);
            ratios[round] = first / second;
            System.out.printf("A %.0f/s, B %.0f/s: %.2f%n", first, second, ratios[round]);
        }
        System.out.printf("calls per second, %d in flight: A/B %.2f, median%n", IN_FLIGHT, median(ratios));
    }

    private static void compareWithHttp(Server server, String url, String authorization) throws IOException {
        double[] calls = new double[PAIRS];
        double[] requests = new double[PAIRS];
        for (int i = -PAIRS / 2; i < PAIRS; i++) {
            long start = System.nanoTime();
            server.call();
            server.awaitAnswer();
            long middle = System.nanoTime();
            http("GET", url, authorization, null);
            long end = System.nanoTime();
            if (i >= 0) {
                calls[i] = (middle - start) / 1e6;
                requests[i] = (end - middle) / 1e6;
            }
        }
        double call = median(calls);
        double request = median(requests);
        System.out.printf("one call: A %.3f ms, HTTP alone %.3f ms: extra %.3f ms, medians%n", call, request, call - request);
    }

    /** A running server that answers calls for one todo. */
    private static final class Server implements AutoCloseable {

        private final Process process;
        private final Writer stdin;
        private final BufferedReader stdout;
        private final String todo;
        private int lastId;

        Server(String command, String todo) throws IOException {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + command);
            builder.environment().putAll(SETTINGS);
            process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            stdin = process.outputWriter(StandardCharsets.UTF_8);
            stdout = process.inputReader(StandardCharsets.UTF_8);
            this.todo = todo;
            say("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}\n");
            stdout.readLine();
            say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n");
        }

        double callsPerSecond(int seconds) throws IOException {
            long start = System.nanoTime();
            long stop = start + seconds * 1_000_000_000L;
            for (int i = 0; i < IN_FLIGHT; i++) {
                call();
            }
            int answered = 0;
            while (System.nanoTime() < stop) {
                awaitAnswer();
                answered++;
                call();
            }
            double rate = answered * 1e9 / (System.nanoTime() - start);
            for (int i = 0; i < IN_FLIGHT; i++) {
                awaitAnswer();
            }
            return rate;
        }

        void call() throws IOException {
            say("{\"jsonrpc\":\"2.0\",\"id\":" + ++lastId + ",\"method\":\"tools/call\",\"params\":{\"name\":\"get_todo\","
                    + "\"arguments\":{\"todo_id\":\"" + todo + "\"}}}\n");
        }

        void awaitAnswer() throws IOException {
            String line = stdout.readLine();
            if (line == null || !line.contains("structuredContent")) {
                throw new IOException("no todo: " + line);
            }
        }

        private void say(String line) throws IOException {
            stdin.write(line);
            stdin.flush();
        }

        @Override
        public void close() throws IOException {
            stdin.close();
            process.destroy();
        }
    }

    private static String token() throws IOException {
        String credentials = SETTINGS.get("OAUTH_CLIENT_ID") + ":" + SETTINGS.get("OAUTH_CLIENT_SECRET");
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        String form = "grant_type=client_credentials&resource=" + api();
        return field(http("POST", SETTINGS.get("OAUTH_TOKEN_URL"), "Basic " + basic, form), "access_token");
    }

    /** Sends an HTTP request on a connection that is kept alive. */
    private static String http(String method, String url, String authorization, String body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", authorization);
        if (body != null) {
            String type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
            connection.setRequestProperty("Content-Type", type);
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream answer = connection.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String field(String json, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!value.find()) {
            throw new IllegalStateException("no " + name);
        }
        return value.group(1);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
