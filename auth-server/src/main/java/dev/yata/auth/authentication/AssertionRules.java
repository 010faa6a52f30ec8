package dev.yata.auth.authentication;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.key.ClientPublicKeys;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a client assertion (RFC 7523 section 3). The issuer must be its only audience (RFC 10070). */
final class AssertionRules {

    static final int MAX_JTI = 256;

    /** The longest time until an assertion expires. The server remembers its {@code jti} until then. */
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    /** The accepted difference between the client's clock and ours. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    /** The accepted values of {@code typ}, which may also be absent. They exclude other kinds of JWT. */
    private static final Set<String> TYPES = Set.of("JWT", "jwt", "client-authentication+jwt");

    private AssertionRules() {}

    /** Returns why the assertion is invalid, or null if it is valid. The text quotes nothing from the request. */
    static @Nullable String findError(SignedJWT assertion, String clientId, String issuer, Instant now) {
        JWTClaimsSet claims;
        try {
            claims = assertion.getJWTClaimsSet();
        } catch (ParseException malformed) {
            return "The client assertion is not a signed JWT";
        }
        JOSEObjectType type = assertion.getHeader().getType();
        if (type != null && !TYPES.contains(type.getType())) {
            return "The client assertion must have typ client-authentication+jwt, JWT, or none";
        }
        if (!ClientPublicKeys.ALGORITHMS.contains(assertion.getHeader().getAlgorithm())) {
            return "The client assertion must be signed with ES256 or RS256";
        }
        if (!clientId.equals(claims.getIssuer()) || !clientId.equals(claims.getSubject())) {
            return "iss and sub of the client assertion must both be the client id";
        }
        if (!List.of(issuer).equals(claims.getAudience())) {
            return "aud of the client assertion must be exactly " + issuer;
        }
        String id = claims.getJWTID();
        if (id == null || id.isEmpty() || id.length() > MAX_JTI) {
            return "The client assertion must have a new jti for each request, of at most " + MAX_JTI + " characters";
        }
        return findTimeError(claims, now);
    }

    /** Returns the time until which an assertion with this expiry is accepted. */
    static Instant end(Date expiry) {
        return expiry.toInstant().plus(SKEW);
    }

    private static @Nullable String findTimeError(JWTClaimsSet claims, Instant now) {
        Date expiry = claims.getExpirationTime();
        if (expiry == null || expiry.toInstant().isAfter(now.plus(MAX_AHEAD).plus(SKEW))) {
            return "The client assertion must have an exp at most 5 minutes in the future";
        }
        if (!end(expiry).isAfter(now)) {
            return "The client assertion has expired; sign a new one for each request, and check the clock";
        }
        if (isAhead(claims.getNotBeforeTime(), now) || isAhead(claims.getIssueTime(), now)) {
            return "nbf and iat of the client assertion must not be in the future; check the clock";
        }
        return null;
    }

    private static boolean isAhead(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(SKEW));
    }
}
