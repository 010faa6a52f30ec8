package dev.yata.launcher.admin;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The access token of a command. It is fetched when it is needed, again before it expires, and revoked when this
 * process ends, also after Ctrl-C.
 */
final class AdminToken {

    /** How many seconds before its expiry a token is replaced. A request takes some of them. */
    private static final int MARGIN = 10;

    /** The lifetime in seconds of a token whose response has no {@code expires_in}. */
    private static final int UNKNOWN_LIFETIME = 60;

    private final HttpClient http;
    private final TokenEndpoint endpoint;
    private final String clientId;
    private final String secret;
    private final Map<String, String> parameters;
    private volatile @Nullable String token;
    private long expiry;

    AdminToken(HttpClient http, URI issuer, String clientId, String secret) {
        this.http = http;
        this.endpoint = new TokenEndpoint(URI.create(issuer + "/oauth/token"));
        this.clientId = clientId;
        this.secret = secret;
        this.parameters = Map.of("scope", "clients:admin", "resource", issuer + "/admin/api");
        Runtime.getRuntime().addShutdownHook(new Thread(this::revoke, "revoke-token"));
    }

    /** Returns a token that is valid for some seconds. */
    String value() throws InterruptedException {
        String current = token;
        if (current != null && System.nanoTime() - expiry < 0) {
            return current;
        }
        JsonNode answer = endpoint.token(http, clientId, secret, parameters);
        long seconds = answer.path("expires_in").asLong(UNKNOWN_LIFETIME) - MARGIN;
        expiry = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        String fetched = answer.path("access_token").asString();
        token = fetched;
        return fetched;
    }

    /** Revokes the token, if there is one. */
    void revoke() {
        String last = token;
        if (last != null) {
            try {
                endpoint.revoke(http, clientId, secret, last);
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
