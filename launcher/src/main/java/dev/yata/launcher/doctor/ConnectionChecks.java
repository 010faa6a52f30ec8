package dev.yata.launcher.doctor;

import dev.yata.home.YataHome;
import dev.yata.launcher.credential.Variables;
import dev.yata.launcher.installation.UserError;
import dev.yata.launcher.terminal.Printable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same path a tool call takes, link by link: metadata, token, its key and status, API, database behind it. */
final class ConnectionChecks {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String START = "Start the services with ./yata up.";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final List<Finding> findings = new ArrayList<>();
    private final YataHome home;
    private final Path variables;

    ConnectionChecks(YataHome home, Path variables) {
        this.home = home;
        this.variables = variables;
    }

    /** All findings up to the first link that is broken for those behind it. */
    List<Finding> run() throws InterruptedException {
        if (!Files.exists(variables)) {
            return findings; // LocalChecks names it.
        }
        try {
            Connection connection = new Connection(Variables.read(variables));
            URI tokenUrl = connection.tokenUrl();
            boolean authServer = isHealthy("auth-server", tokenUrl.resolve("/actuator/health/readiness"));
            boolean todoApi = isHealthy("todo-api", connection.api().resolve("/actuator/health/readiness"));
            if (authServer) {
                console(tokenUrl.resolve("/admin/"));
            }
            if (authServer && todoApi) {
                token(connection, metadata(tokenUrl));
            }
        } catch (UserError | IOException | IllegalArgumentException unusable) {
            findings.add(Finding.bad(
                    "variables", Printable.of(unusable.getMessage() + ""), "Mend " + variables + ", see README.md."));
        }
        return findings;
    }

    private boolean isHealthy(String service, URI readiness) throws InterruptedException {
        try {
            int status = get(readiness, Map.of()).statusCode();
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

    /** Signed out, the console sends to its login. */
    private void console(URI console) throws InterruptedException {
        try {
            int status = get(console, Map.of("Accept", "text/html")).statusCode();
            findings.add(
                    status == 200 || status == 302 || status == 303
                            ? Finding.good("console", "at " + console)
                            : Finding.bad(
                                    "console",
                                    "answers HTTP " + status + " at " + console,
                                    "See " + home.logs().resolve("auth-server.log") + "."));
        } catch (IOException refused) {
            findings.add(Finding.bad("console", "nothing answers at " + console, START));
        }
    }

    private JsonNode metadata(URI tokenUrl) throws InterruptedException {
        URI url = tokenUrl.resolve("/.well-known/oauth-authorization-server");
        try {
            JsonNode metadata = JsonMapper.shared().readTree(get(url, Map.of()).body());
            boolean same = metadata.path("token_endpoint").asString("").equals(tokenUrl.toString());
            findings.add(
                    same
                            ? Finding.good("issuer", metadata.path("issuer").asString(""))
                            : Finding.bad(
                                    "issuer",
                                    url + " does not name OAUTH_TOKEN_URL=" + tokenUrl,
                                    "Set OAUTH_TOKEN_URL to its token_endpoint."));
            return metadata;
        } catch (IOException | JacksonException unreadable) {
            findings.add(Finding.bad("issuer", "no metadata at " + url, START));
            return JsonMapper.shared().createObjectNode();
        }
    }

    private void token(Connection connection, JsonNode metadata) throws IOException, InterruptedException {
        try {
            JsonNode token = connection.token(http);
            findings.add(Finding.good("token", connection.authentication()));
            String scopes = token.path("scope").asString("");
            findings.add(
                    scopes.contains("todos:read")
                            ? Finding.good("scopes", scopes)
                            : Finding.bad("scopes", scopes, "Grant todos:read with ./yata clients edit ID --scope …"));
            String accessToken = token.path("access_token").asString();
            findings.addAll(new TokenChecks(this::get, home).of(accessToken, metadata));
            todos(connection, accessToken);
        } catch (UserError refused) {
            findings.add(Finding.bad(
                    "token",
                    refused.getMessage(),
                    "See ./yata clients list: enable the client if it is disabled, else give it a new secret or key."));
        }
    }

    private void todos(Connection connection, String accessToken) throws IOException, InterruptedException {
        URI url = URI.create(connection.api() + "/todos?limit=1");
        try {
            HttpResponse<String> response = get(url, connection.authorization(url, accessToken));
            findings.add(
                    response.statusCode() == 200
                            ? Finding.good("API", "answers with todos at " + connection.api())
                            : Finding.bad(
                                    "API",
                                    "HTTP " + response.statusCode() + " from " + url,
                                    "See " + home.logs().resolve("todo-api.log") + "."));
        } catch (IOException refused) {
            findings.add(Finding.bad("API", "nothing answers at " + url, START));
        }
    }

    private HttpResponse<String> get(URI url, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(LIMIT);
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
