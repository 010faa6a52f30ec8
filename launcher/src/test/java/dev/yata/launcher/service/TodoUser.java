package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.admin.TokenEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registered client of an account, which calls the API or starts the stdio server. */
final class TodoUser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningServices services;
    private final String id;
    private final String secret;
    private final String token;

    /** Registers the client. */
    TodoUser(RunningServices services, String account) throws IOException, InterruptedException {
        this.services = services;
        JsonNode client = AdminApi.signIn(services.home)
                .post(
                        ApiPath.of("clients"),
                        Map.of(
                                "client_name",
                                "client of " + account,
                                "account",
                                account,
                                "scopes",
                                List.of("todos:read", "todos:write")));
        id = client.path("client_id").asString();
        secret = client.path("client_secret").asString();
        token = new TokenEndpoint(URI.create(services.issuer() + "/oauth/token"))
                .token(HTTP, id, secret, Map.of())
                .path("access_token")
                .asString();
    }

    /** Returns the stdio server's variables. */
    Map<String, String> environment() {
        return Map.of(
                "ENV_FILE",
                services.home.mcpEnv().path().toString(),
                "OAUTH_CLIENT_ID",
                id,
                "OAUTH_CLIENT_SECRET",
                secret);
    }

    StdioPeer launch() throws IOException {
        return StdioPeer.launch(services.installation, services.home.mcpEnv().path(), environment());
    }

    /** Creates a todo and returns its ID. */
    String create(Map<String, ?> todo) throws IOException, InterruptedException {
        HttpResponse<String> created = send("POST", "", JsonMapper.shared().writeValueAsString(todo));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(created.body()).path("id").asString();
    }

    void update(String todo, Map<String, ?> fields) throws IOException, InterruptedException {
        assertThat(send("PATCH", "/" + todo, JsonMapper.shared().writeValueAsString(fields))
                        .statusCode())
                .isEqualTo(200);
    }

    void delete(String todo) throws IOException, InterruptedException {
        assertThat(send("DELETE", "/" + todo, "").statusCode()).isEqualTo(200);
    }

    HttpResponse<String> get(String todo) throws IOException, InterruptedException {
        return send("GET", "/" + todo, "");
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(services.api() + "/todos" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
