package dev.yata.client.oauth;

import dev.yata.client.http.HttpResponse;
import dev.yata.mcp.server.json.Json;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the token endpoint's response (RFC 6749 §5).
 *
 * @param members of the JSON object in the body; empty when there is none
 */
record TokenResponse(HttpResponse response, Map<String, @Nullable Object> members) {

    /** In seconds, for a response without a lifetime, which RFC 6749 §5.1 allows. */
    private static final long ASSUMED_LIFETIME = 300;

    static TokenResponse of(HttpResponse response) {
        Map<String, @Nullable Object> members = Json.object(response.json());
        return new TokenResponse(response, members == null ? Map.of() : members);
    }

    boolean isSuccess() {
        return response.isSuccess() && Json.object(response.json()) != null;
    }

    boolean isInvalidScope() {
        return response.status() == 400 && "invalid_scope".equals(members.get("error"));
    }

    /**
     * Returns the token of a success.
     *
     * @param proofs of the key that the token must be bound to; null for a bearer token
     * @throws TokenUnavailable if the response has no token of the wanted type
     */
    AccessToken token(ClientRegistration client, @Nullable Proofs proofs) throws TokenUnavailable {
        String server = "The authorization server at " + client.tokenUrl();
        if (!(members.get("access_token") instanceof String value)
                || !(members.get("token_type") instanceof String type)
                || !type.equalsIgnoreCase(proofs == null ? "Bearer" : "DPoP")) {
            throw TokenUnavailable.forNow(
                    server
                            + (proofs == null
                                    ? " did not answer with a bearer token."
                                    : " did not answer with a token bound to this client's key, which OAUTH_DPOP=true requires."));
        }
        if (!isB64Token(value)) {
            throw TokenUnavailable.forNow(server
                    + " answered with an access token that is empty or has characters no bearer token may have.");
        }
        long seconds = members.get("expires_in") instanceof Number life ? life.longValue() : ASSUMED_LIFETIME;
        String scope = members.get("scope") instanceof String granted ? granted : client.scope();
        return new AccessToken(value, Duration.ofSeconds(Math.max(seconds, 0)), scope, proofs);
    }

    /** Checks the syntax of RFC 6750 §2.1. */
    private static boolean isB64Token(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == '=') {
            end--;
        }
        return end > 0 && value.chars().limit(end).allMatch(TokenResponse::isB64TokenCharacter);
    }

    private static boolean isB64TokenCharacter(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || "-._~+/".indexOf(c) >= 0;
    }

    /** Explains why there is no token (RFC 6749 §5.2), and what to do. */
    TokenUnavailable refusal(ClientRegistration client) {
        String server = "The authorization server at " + client.tokenUrl();
        if (response.status() == 429) {
            Duration wait = response.retryAfter();
            return TokenUnavailable.forNow(server + " is rate limiting; retry "
                    + (wait == null ? "later" : "after " + wait.toSeconds() + " s") + ".");
        }
        if (members.get("error") instanceof String error && response.status() / 100 == 4) {
            String advice = isDisabled()
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
    private boolean isDisabled() {
        return members.get("error_description") instanceof String description
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
                "the authorization server has no API at " + client.resource() + ", or the client is not registered for"
                        + " it; correct OAUTH_RESOURCE (or API_BASE_URL), or ask the admin";
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
