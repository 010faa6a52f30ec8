package dev.yata.auth.authentication;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.key.ProofKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what a client assertion says (RFC 7523 section 3), with the issuer as its only audience (RFC 10070). */
final class AssertionRules {

    static final int MAX_JTI = 256;

    /** How far ahead an assertion may expire, and so how long its id is remembered. */
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    /** How far clocks may differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    /** The accepted {@code typ}, beside none: no other kind of JWT passes for an assertion. */
    private static final Set<String> TYPES = Set.of("JWT", "jwt", "client-authentication+jwt");

    private AssertionRules() {}

    /** What is wrong with the assertion; null when it is right. The text repeats nothing that was sent. */
    static @Nullable String objection(SignedJWT assertion, String clientId, String issuer, Instant now) {
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
        if (!ProofKey.ALGORITHMS.contains(assertion.getHeader().getAlgorithm())) {
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
            return "jti of the client assertion must be there, at most " + MAX_JTI + " characters, and new each time";
        }
        return timeObjection(claims, now);
    }

    /** When an assertion with this expiry stops being accepted. */
    static Instant end(Date expiry) {
        return expiry.toInstant().plus(SKEW);
    }

    private static @Nullable String timeObjection(JWTClaimsSet claims, Instant now) {
        Date expiry = claims.getExpirationTime();
        if (expiry == null || expiry.toInstant().isAfter(now.plus(MAX_AHEAD).plus(SKEW))) {
            return "exp of the client assertion must be there and at most 5 minutes ahead";
        }
        if (!end(expiry).isAfter(now)) {
            return "The client assertion has expired; sign a new one for each request, and check the clock";
        }
        if (isAhead(claims.getNotBeforeTime(), now) || isAhead(claims.getIssueTime(), now)) {
            return "nbf and iat of the client assertion must not lie ahead; check the clock";
        }
        return null;
    }

    private static boolean isAhead(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(SKEW));
    }
}
