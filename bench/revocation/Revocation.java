import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the milliseconds from disabling a client to the API's first refusal of its token, while a loop calls the
 * API. Also counts the API's requests to the auth-server and the requests that it served.
 *
 * <p>usage: bench/with-yata.sh JDK_HOME sh -c '"$BENCH_JAVA" bench/revocation/Revocation.java'
 */
final class Revocation {

    private static final int TRIES = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN_URL = System.getenv("OAUTH_TOKEN_URL");
    private static final String TODOS = System.getenv("API_BASE_URL") + "/todos";
    private static final String AUTH = TOKEN_URL.replace("/oauth/token", "");

    public static void main(String[] args) throws Exception {
        String admin = Files.readString(Path.of(System.getenv("YATA_HOME"), "admin.json"));
        String adminToken = token(
                field(admin, "client_id"), field(admin, "client_secret"), "&resource=" + AUTH + "/admin/api");
        List<Long> delays = new ArrayList<>();
        long served = 0;
        double before = requestsToAuthServer();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String client = send(bearer(adminToken, AUTH + "/admin/api/clients")
                            .header("Content-Type", "application/json")
                            .POST(body("{\"client_name\":\"bench\",\"scopes\":[\"todos:read\"]}")))
                    .body();
            String id = field(client, "client_id");
            String token = token(id, field(client, "client_secret"), "");
            for (int call = 0; call < 50; call++, served++) {
                require(200, send(bearer(token, TODOS)));
            }
            // Starts at a random moment of the API's polling interval.
            Thread.sleep((long) (Math.random() * 1000));
            require(200, send(bearer(adminToken, AUTH + "/admin/api/clients/" + id + "/disable").POST(body(""))));
            long off = System.nanoTime();
            while (send(bearer(token, TODOS)).statusCode() == 200) {
                served++;
            }
            delays.add((System.nanoTime() - off) / 1_000_000);
        }
        double asked = requestsToAuthServer() - before;
        Collections.sort(delays);
        System.out.printf(
                "%d tries: median %d ms, worst %d ms%n", TRIES, delays.get(TRIES / 2), delays.get(TRIES - 1));
        System.out.printf(
                "API requests served: %d; its requests for keys and status lists meanwhile: %.0f%n", served, asked);
        System.out.println("what the API asks for per request served: " + Math.round(asked * 1000 / served) / 1000.0);
    }

    private static String token(String id, String secret, String more) throws Exception {
        String form = "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret + more;
        return field(
                send(HttpRequest.newBuilder(URI.create(TOKEN_URL))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(body(form)))
                        .body(),
                "access_token");
    }

    /** Counts the requests of the API: all requests other than admin and token requests. */
    private static double requestsToAuthServer() throws Exception {
        Matcher count = Pattern.compile("(?m)^http_server_requests_seconds_count\\{.*uri=\"(/oauth/[js][^\"]*)\".*} (.*)$")
                .matcher(send(HttpRequest.newBuilder(URI.create(AUTH + "/actuator/prometheus"))).body());
        double sum = 0;
        while (count.find()) {
            sum += Double.parseDouble(count.group(2));
        }
        return sum;
    }

    private static HttpRequest.Builder bearer(String token, String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static void require(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
    }

    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!field.find()) {
            throw new IllegalStateException("no " + name + " in the answer");
        }
        return field.group(1);
    }
}
