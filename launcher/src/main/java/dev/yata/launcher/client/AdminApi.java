package dev.yata.launcher.client;

import dev.yata.home.YataHome;
import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The auth-server's {@code /admin/api/clients}, called with the credentials of {@code admin.json}. */
public final class AdminApi {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final String clients;
    private final String accessToken;

    private AdminApi(HttpClient http, String clients, String accessToken) {
        this.http = http;
        this.clients = clients;
        this.accessToken = accessToken;
    }

    /**
     * Signs in.
     *
     * @throws UserError when there are no credentials, or the auth-server refuses them or does not answer
     */
    public static AdminApi signIn(YataHome home) throws IOException, InterruptedException {
        if (!home.adminJson().exists()) {
            throw new UserError("There is no " + home.adminJson().path() + ". Start the services once with ./yata up, "
                    + "or set YATA_HOME to the folder they use.");
        }
        JsonNode admin =
                JsonMapper.shared().readTree(Files.readString(home.adminJson().path()));
        String issuer = admin.path("issuer").asString();
        HttpClient http = HttpClient.newHttpClient();
        JsonNode token = new TokenEndpoint(URI.create(issuer + "/oauth/token"))
                .token(
                        http,
                        admin.path("client_id").asString(),
                        admin.path("client_secret").asString(),
                        Map.of("scope", "clients:admin", "resource", issuer + "/admin/api"));
        return new AdminApi(
                http, issuer + "/admin/api/clients", token.path("access_token").asString());
    }

    /** All clients, an array. */
    public JsonNode list() throws IOException, InterruptedException {
        return send("GET", "", null);
    }

    /** One client. */
    public JsonNode show(String clientId) throws IOException, InterruptedException {
        return send("GET", path(clientId), null);
    }

    /** Creates a client; the answer carries its secret, this once. */
    public JsonNode create(Map<String, Object> client) throws IOException, InterruptedException {
        return send("POST", "", client);
    }

    /** Does {@code rotate}, {@code disable} or {@code enable} to a client; the answer is the client. */
    public JsonNode act(String clientId, String action, Map<String, Object> body)
            throws IOException, InterruptedException {
        return send("POST", path(clientId) + "/" + action, body);
    }

    /** Deletes a client and revokes its tokens. */
    public void delete(String clientId) throws IOException, InterruptedException {
        send("DELETE", path(clientId), null);
    }

    private static String path(String clientId) {
        return "/" + URLEncoder.encode(clientId, StandardCharsets.UTF_8);
    }

    private JsonNode send(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(clients + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + accessToken);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofString(
                                    JsonMapper.shared().writeValueAsString(body)));
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        JsonNode answer = parse(response);
        if (response.statusCode() >= 400) {
            throw new UserError(explain(answer, response.statusCode()));
        }
        return answer;
    }

    private static JsonNode parse(HttpResponse<String> response) {
        try {
            return JsonMapper.shared().readTree(response.body().isEmpty() ? "null" : response.body());
        } catch (JacksonException notJson) {
            throw new UserError("The auth-server refused the request with HTTP " + response.statusCode()
                    + ". Check the client's id with ./yata clients list. Nothing was changed.");
        }
    }

    private static String explain(JsonNode problem, int status) {
        String detail = problem.path("detail").asString(problem.path("title").asString("HTTP " + status));
        return problem.path("errors")
                .valueStream()
                .map(error -> "\n  " + error.path("field").asString() + ": "
                        + error.path("message").asString())
                .collect(Collectors.joining("", detail, ""));
    }
}
