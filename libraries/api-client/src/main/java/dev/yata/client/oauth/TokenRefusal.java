package dev.yata.client.oauth;

import dev.yata.client.http.HttpResponse;
import java.time.Duration;

/** Explains why the token endpoint refused a request (RFC 6749 §5.2), and what to do. */
final class TokenRefusal {

    private TokenRefusal() {}

    static TokenUnavailable of(TokenResponse refusal, ClientRegistration client) {
        HttpResponse response = refusal.response();
        String server = "The authorization server at " + client.tokenUrl();
        if (response.status() == 429) {
            Duration wait = response.retryAfter();
            return TokenUnavailable.forNow(server + " is rate limiting; retry "
                    + (wait == null ? "later" : "after " + wait.toSeconds() + " s") + ".");
        }
        if (refusal.members().get("error") instanceof String error && response.status() / 100 == 4) {
            String advice = isDisabled(refusal)
                    ? "the client is disabled; ask the admin to enable it, then try again in a few seconds"
                    : advice(error, client);
            return TokenUnavailable.refused(
                    server + " refused client " + client.clientId() + " (" + error + "): " + advice + ".");
        }
        return TokenUnavailable.forNow(server + " answered HTTP " + response.status()
                + (response.status() < 500 ? ": check OAUTH_TOKEN_URL" : ": try again later")
                + ".");
    }

    /** Recognizes our auth-server's text. A model never sees descriptions from other servers. */
    private static boolean isDisabled(TokenResponse refusal) {
        return refusal.members().get("error_description") instanceof String description
                && description.startsWith("The client is disabled");
    }

    private static String advice(String error, ClientRegistration client) {
        return switch (error) {
            case "invalid_client" -> client.authentication().advice();
            case "invalid_scope" ->
                client.scope().isEmpty()
                        ? "the client has no scope for this API; ask the admin to grant it"
                        : "the client may not use any scope of OAUTH_SCOPE (" + client.scope()
                                + "); correct it, or ask the admin to grant them";
            case "invalid_target" ->
                "the client may not use " + client.resource() + "; OAUTH_RESOURCE, or API_BASE_URL where that is not"
                        + " set, must be the resource it is registered for";
            case "invalid_request", "unsupported_grant_type" ->
                "OAUTH_TOKEN_URL must be the token endpoint of a server that offers client_credentials";
            case "unauthorized_client" -> "the client may not use the client_credentials grant; ask the admin";
            case "invalid_dpop_proof" ->
                client.dpop()
                        ? "correct this machine's clock, and set OAUTH_TOKEN_URL to the server's own address"
                        : "the client's tokens must be bound to a key; set OAUTH_DPOP=true";
            default -> "ask the admin to check this client";
        };
    }
}
