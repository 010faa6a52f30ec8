package dev.yata.mcp.oauth;

import java.time.Duration;

/**
 * A bearer token (RFC 6750).
 *
 * @param lifetime from the moment it was asked for
 * @param scope what was granted, space-delimited; empty if unknown
 */
public record AccessToken(String value, Duration lifetime, String scope) {

    private static final Duration MARGIN = Duration.ofSeconds(60);

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
