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
}
