package dev.yata.stdio.oauth;

import dev.yata.stdio.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token (RFC 6750), or one bound to a key (RFC 9449).
 *
 * @param lifetime from the moment it was asked for
 * @param scope what was granted, space-delimited; empty if unknown
 * @param proofs of the key that it is bound to; null for a bearer token
 */
public record AccessToken(
        String value,
        Duration lifetime,
        String scope,
        @Nullable Proofs proofs) {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** The headers that let one request through; a proof in them serves no second one. */
    public Map<String, String> headers(String method, URI uri) {
        return proofs == null
                ? Map.of("Authorization", "Bearer " + value)
                : Map.of("Authorization", "DPoP " + value, "DPoP", proofs.proof(method, uri, value));
    }

    /** Whether the answer only asks for a proof with the nonce that it brought, which the next will have. */
    public boolean wantsNonce(URI uri, HttpResponse response) {
        return proofs != null && proofs.wantsNonce(uri, response);
    }

    /** When to fetch the next: 60 s before the end, or at half of a life that is too short for that. */
    Duration refreshAfter() {
        Duration half = lifetime.dividedBy(2);
        return half.compareTo(MARGIN) > 0 ? lifetime.minus(MARGIN) : half;
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "AccessToken[scope=" + scope + "]";
    }
}
