package dev.yata.launcher.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yata.command.Printable;
import dev.yata.command.UserError;
import dev.yata.launcher.http.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches and revokes tokens of an OAuth token endpoint with client credentials (RFC 6749 §4.4, RFC 7009). */
public record TokenEndpoint(URI uri) {

    /** The beginning of the message if the auth-server refuses the client. */
    public static final String REFUSED = "The auth-server refused a token for client ";

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration REVOCATION_LIMIT = Duration.ofSeconds(2);
    private static final int MAXIMUM_BYTES = 64 * 1024;

    /**
     * Returns the token response: {@code access_token}, {@code scope}, {@code expires_in}.
     *
     * @param parameters further form parameters, for example {@code scope} and {@code resource}
     * @throws UserError if the endpoint refuses or cannot be reached
     */
    public JsonNode token(HttpClient http, String clientId, String secret, Map<String, String> parameters)
            throws InterruptedException {
        String form = parameters.entrySet().stream()
                .map(parameter -> "&" + parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("", "grant_type=client_credentials", ""));
        HttpRequest request = post(uri, clientId, secret, form);
        try {
            HttpResponse<String> response = new Exchange(http, LIMIT, MAXIMUM_BYTES).send(request);
            JsonNode body = JsonMapper.shared().readTree(response.body());
            if (response.statusCode() != 200) {
                throw new UserError(Printable.of(REFUSED + clientId + ": "
                        + body.path("error").asString("HTTP " + response.statusCode()) + " "
                        + body.path("error_description").asString("")));
            }
            if (body.path("access_token").asString("").isEmpty()) {
                throw notAnAuthServer();
            }
            return body;
        } catch (JacksonException notJson) {
            throw notAnAuthServer();
        } catch (IOException unreachable) {
            throw new UserError("The auth-server does not answer at " + uri + ". Start it with ./yata up.");
        }
    }

    /** Revokes a token at {@code /oauth/revoke}. A token that is not revoked ends by itself. */
    void revoke(HttpClient http, String clientId, String secret, String token) throws InterruptedException {
        try {
            HttpRequest request = post(uri.resolve("revoke"), clientId, secret, "token=" + encode(token));
            new Exchange(http, REVOCATION_LIMIT, MAXIMUM_BYTES).send(request);
        } catch (IOException unreachable) {
            // The command has printed its result already.
        }
    }

    /** Returns a request with client_secret_basic (RFC 6749 §2.3.1). */
    private static HttpRequest post(URI uri, String clientId, String secret, String form) {
        String credentials = encode(clientId) + ":" + encode(secret);
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private UserError notAnAuthServer() {
        return new UserError("The server at " + uri + " is not an auth-server. Check the URL.");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
