import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the CPU time per request of two checkouts. Both run at the same time and are loaded in turns.
 *
 * <p>usage: java TwoBuilds.java JDK_HOME BEFORE AFTER [ROUNDS]
 */
final class TwoBuilds {

    private static final int CONNECTIONS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration START = Duration.ofMinutes(2);

    private TwoBuilds() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("usage: java TwoBuilds.java JDK_HOME BEFORE AFTER [ROUNDS]");
            System.exit(2);
        }
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 8;
        try (Build before = Build.start(arguments[0], arguments[1]);
                Build after = Build.start(arguments[0], arguments[2])) {
            for (Load load : Load.values()) {
                before.run(load, WARM_UP);
                after.run(load, WARM_UP);
                List<Double> ratios = new ArrayList<>();
                List<Double> times = new ArrayList<>();
                for (int round = 0; round < rounds; round++) {
                    // The order changes in each round, because the second checkout runs on a warmer machine.
                    double first = (round % 2 == 0 ? before : after).run(load, ROUND);
                    double second = (round % 2 == 0 ? after : before).run(load, ROUND);
                    double old = round % 2 == 0 ? first : second;
                    double now = round % 2 == 0 ? second : first;
                    ratios.add(now / old);
                    times.add(now);
                    System.out.printf("%s: %.0f us before, %.0f us after, ratio %.3f%n", load, old, now, now / old);
                }
                System.out.printf(
                        "%s: median %.0f us of CPU a request; median ratio after/before %.3f%n",
                        load, median(times), median(ratios));
            }
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private enum Load {
        TOKEN("auth-server.jar"),
        GET_TODO("todo-api.jar");

        private final String jar;

        Load(String jar) {
            this.jar = jar;
        }
    }

    /** A running checkout. */
    private record Build(Process up, Path home, Map<String, String> variables, HttpClient http, URI todo, String token)
            implements AutoCloseable {

        static Build start(String jdk, String root) throws Exception {
            Path home = Files.createTempDirectory("two-builds");
            Path output = home.resolve("out");
            ProcessBuilder command = new ProcessBuilder(
                            jdk + "/bin/java", "-Dyata.root=" + root, "-jar", root + "/launcher/target/launcher.jar", "up")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            command.environment()
                    .putAll(Map.of("YATA_HOME", home.toString(), "YATA_AUTH_PORT", "0", "YATA_API_PORT", "0"));
            Process up = command.start();
            long end = System.nanoTime() + START.toNanos();
            while (!Files.readString(output).contains("YATA is up")) {
                if (!up.isAlive() || System.nanoTime() > end) {
                    up.destroy();
                    throw new IllegalStateException(root + " did not start: " + Files.readString(output));
                }
                Thread.sleep(100);
            }
            Map<String, String> variables = new HashMap<>();
            for (String line : Files.readAllLines(home.resolve("mcp.env"))) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    variables.put(line.substring(0, equals), line.substring(equals + 1).replaceAll("^['\"]|['\"]$", ""));
                }
            }
            HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            String token = field("access_token", http.send(tokenRequest(variables), BodyHandlers.ofString()).body());
            String todos = variables.get("API_BASE_URL") + "/todos";
            HttpRequest create = HttpRequest.newBuilder(URI.create(todos))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"measured\"}"))
                    .build();
            String id = field("id", http.send(create, BodyHandlers.ofString()).body());
            return new Build(up, home, variables, http, URI.create(todos + "/" + id), token);
        }

        /** Loads the service for this duration. Returns its CPU time per request in microseconds. */
        double run(Load load, Duration duration) throws InterruptedException {
            ProcessHandle service = up.descendants()
                    .filter(process -> process.info().arguments().stream()
                            .flatMap(Arrays::stream)
                            .anyMatch(argument -> argument.endsWith(load.jar)))
                    .findFirst()
                    .orElseThrow();
            HttpRequest request = load == Load.TOKEN
                    ? tokenRequest(variables)
                    : HttpRequest.newBuilder(todo).header("Authorization", "Bearer " + token).build();
            LongAdder answers = new LongAdder();
            Duration before = service.info().totalCpuDuration().orElseThrow();
            long end = System.nanoTime() + duration.toNanos();
            List<Thread> connections = new ArrayList<>();
            for (int number = 0; number < CONNECTIONS; number++) {
                Thread connection = new Thread(() -> {
                    while (System.nanoTime() < end) {
                        send(request);
                        answers.increment();
                    }
                });
                connection.start();
                connections.add(connection);
            }
            for (Thread connection : connections) {
                connection.join();
            }
            Duration used = service.info().totalCpuDuration().orElseThrow().minus(before);
            return used.toNanos() / 1000.0 / answers.sum();
        }

        private void send(HttpRequest request) {
            try {
                HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
                if (response.statusCode() != 200) {
                    throw new IllegalStateException("status " + response.statusCode());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static HttpRequest tokenRequest(Map<String, String> variables) {
            return HttpRequest.newBuilder(URI.create(variables.get("OAUTH_TOKEN_URL")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                            + variables.get("OAUTH_CLIENT_ID") + "&client_secret=" + variables.get("OAUTH_CLIENT_SECRET")))
                    .build();
        }

        private static String field(String name, String json) {
            Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
            if (!value.find()) {
                throw new IllegalStateException("no " + name + " in " + json);
            }
            return value.group(1);
        }

        @Override
        public void close() throws Exception {
            up.destroy();
            up.waitFor();
            try (var files = Files.walk(home)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
