package dev.yata.client.oauth;

import dev.yata.client.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a bearer token (RFC 6750), or a token that is bound to a key (RFC 9449).
 *
 * @param lifetime since the request for it
 * @param scope the granted scopes, separated by spaces; empty if unknown
 * @param proofs of the key that the token is bound to; null for a bearer token
 */
public record AccessToken(
        String value,
        Duration lifetime,
        String scope,
        @Nullable Proofs proofs) {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** Returns the headers for one request. A proof among them is valid only once. */
    public Map<String, String> headers(String method, URI uri) {
        return proofs == null
                ? Map.of("Authorization", "Bearer " + value)
                : Map.of("Authorization", "DPoP " + value, "DPoP", proofs.proof(method, uri, value));
    }

    /** Returns whether the response asks for a proof with its nonce, which the next proof will contain. */
    public boolean wantsNonce(URI uri, HttpResponse response) {
        return proofs != null && proofs.wantsNonce(uri, response);
    }

    /** Returns the age at which to fetch the next token: 60 s before the end, or half the lifetime if that is later. */
    Duration refreshAfter() {
        Duration half = lifetime.dividedBy(2);
        return half.compareTo(MARGIN) > 0 ? lifetime.minus(MARGIN) : half;
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "AccessToken[scope=" + scope + "]";
    }
}
