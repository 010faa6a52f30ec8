package dev.yata.launcher.doctor;

import dev.yata.home.YataHome;
import dev.yata.launcher.admin.TokenEndpoint;
import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same path a tool call takes, link by link: metadata, token, scopes, API, database behind it. */
final class ConnectionChecks {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String START = "Start the services with ./yata up.";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final List<Finding> findings = new ArrayList<>();
    private final YataHome home;

    ConnectionChecks(YataHome home) {
        this.home = home;
    }

    /** All findings up to the first link that is broken for those behind it. */
    List<Finding> run() throws InterruptedException {
        Properties variables = new Properties();
        try (var file = Files.newBufferedReader(home.mcpEnv().path())) {
            variables.load(file);
        } catch (IOException missing) {
            return findings; // LocalChecks names it.
        }
        URI tokenUrl = URI.create(variables.getProperty("OAUTH_TOKEN_URL"));
        URI api = URI.create(variables.getProperty("API_BASE_URL"));
        boolean authServer = isHealthy("auth-server", tokenUrl.resolve("/actuator/health/readiness"));
        boolean todoApi = isHealthy("todo-api", api.resolve("/actuator/health/readiness"));
        if (authServer && todoApi) {
            metadata(tokenUrl);
            token(variables, tokenUrl, api);
        }
        return findings;
    }

    private boolean isHealthy(String service, URI readiness) throws InterruptedException {
        try {
            int status = get(readiness, "").statusCode();
            findings.add(
                    status == 200
                            ? Finding.good(service, "ready, its database too, at " + readiness.resolve("/"))
                            : Finding.bad(
                                    service,
                                    "answers HTTP " + status + " at " + readiness,
                                    "Is it another program's port? See " + home.logs() + "."));
        } catch (IOException refused) {
            findings.add(Finding.bad(service, "nothing answers at " + readiness.resolve("/"), START));
        }
        return findings.get(findings.size() - 1).isGood();
    }

    private void metadata(URI tokenUrl) throws InterruptedException {
        URI url = tokenUrl.resolve("/.well-known/oauth-authorization-server");
        try {
            JsonNode metadata = JsonMapper.shared().readTree(get(url, "").body());
            String issuer = metadata.path("issuer").asString("");
            boolean same = metadata.path("token_endpoint").asString("").equals(tokenUrl.toString());
            findings.add(
                    same
                            ? Finding.good("issuer", issuer)
                            : Finding.bad(
                                    "issuer",
                                    url + " does not name OAUTH_TOKEN_URL=" + tokenUrl,
                                    "Set OAUTH_TOKEN_URL to its token_endpoint."));
        } catch (IOException | JacksonException unreadable) {
            findings.add(Finding.bad("issuer", "no metadata at " + url, START));
        }
    }

    private void token(Properties variables, URI tokenUrl, URI api) throws InterruptedException {
        try {
            JsonNode token = new TokenEndpoint(tokenUrl)
                    .token(
                            http,
                            variables.getProperty("OAUTH_CLIENT_ID"),
                            variables.getProperty("OAUTH_CLIENT_SECRET"),
                            Map.of("resource", api.toString()));
            findings.add(Finding.good("token", "for client " + variables.getProperty("OAUTH_CLIENT_ID")));
            String scopes = token.path("scope").asString("");
            findings.add(
                    scopes.contains("todos:read")
                            ? Finding.good("scopes", scopes)
                            : Finding.bad("scopes", scopes, "Grant todos:read: create a client with that scope."));
            todos(api, token.path("access_token").asString());
        } catch (UserError refused) {
            findings.add(Finding.bad(
                    "token",
                    refused.getMessage(),
                    "See ./yata clients list: enable the client if it is disabled, else rotate its secret."));
        }
    }

    private void todos(URI api, String accessToken) throws InterruptedException {
        URI url = URI.create(api + "/todos?limit=1");
        try {
            HttpResponse<String> response = get(url, "Bearer " + accessToken);
            findings.add(
                    response.statusCode() == 200
                            ? Finding.good("API", "answers with todos at " + api)
                            : Finding.bad(
                                    "API",
                                    "HTTP " + response.statusCode() + " from " + url,
                                    "See " + home.logs().resolve("todo-api.log") + "."));
        } catch (IOException refused) {
            findings.add(Finding.bad("API", "nothing answers at " + url, START));
        }
    }

    private HttpResponse<String> get(URI url, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(LIMIT);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
