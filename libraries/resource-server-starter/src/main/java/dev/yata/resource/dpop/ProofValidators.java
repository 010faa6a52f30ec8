package dev.yata.resource.dpop;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.Jwt;

/** Validates the claims of a proof against one request (RFC 9449 §4.3). */
final class ProofValidators {

    static final Duration MAX_AGE = Duration.ofSeconds(60);
    static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private ProofValidators() {}

    static OAuth2TokenValidator<Jwt> of(DPoPProofContext request, Clock clock) {
        if (!(request.getAccessToken() instanceof Jwt token)) {
            throw new IllegalStateException("Access tokens must be JWTs");
        }
        Optional<String> key = ProofVerifier.boundKeyOf(token);
        Optional<TargetUri> target = TargetUri.of(request.getTargetUri());
        String ath = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(UsedProofs.sha256(token.getTokenValue().getBytes(StandardCharsets.US_ASCII)));
        DelegatingOAuth2TokenValidator<Jwt> validators = new DelegatingOAuth2TokenValidator<>(
                require(
                        "alg must be ES256 or RS256",
                        proof -> ProofVerifier.ALGORITHMS.contains(
                                String.valueOf(proof.getHeaders().get("alg")))),
                require(
                        "the key must be the one that the token is bound to",
                        proof -> ProofVerifier.thumbprintOf(proof).equals(key)),
                require(
                        "htm must be the request's method",
                        proof -> request.getMethod().equals(proof.getClaim("htm"))),
                require(
                        "htu must be the request's URI and start with the API's resource identifier",
                        proof -> proof.getClaim("htu") instanceof String uri
                                && target.isPresent()
                                && TargetUri.of(uri).equals(target)),
                require("iat must be within the last 60 seconds", proof -> isFresh(proof, clock.instant())),
                require("ath must be the SHA-256 of the token", proof -> ath.equals(proof.getClaim("ath"))),
                require("jti must not be empty", proof -> proof.getClaim("jti") instanceof String id && !id.isBlank()));
        validators.setFailOnError(true);
        return validators;
    }

    private static OAuth2TokenValidator<Jwt> require(String message, Predicate<Jwt> condition) {
        OAuth2TokenValidatorResult failure = OAuth2TokenValidatorResult.failure(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF, "In the DPoP proof " + message, null));
        return proof -> condition.test(proof) ? OAuth2TokenValidatorResult.success() : failure;
    }

    private static boolean isFresh(Jwt proof, Instant now) {
        Instant issued = proof.getIssuedAt();
        return issued != null && !issued.isBefore(now.minus(MAX_AGE)) && !issued.isAfter(now.plus(CLOCK_SKEW));
    }
}
