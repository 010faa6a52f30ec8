package dev.yata.todo.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
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

/** What a proof for one request must say (RFC 9449 §4.3). */
final class ProofRules {

    static final Duration OLDEST = Duration.ofSeconds(60);
    static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private ProofRules() {}

    static OAuth2TokenValidator<Jwt> of(DPoPProofContext request, Clock clock) {
        if (!(request.getAccessToken() instanceof Jwt token)) {
            throw new IllegalStateException("every token here is a JWT");
        }
        Optional<String> key = BoundKey.of(token).map(BoundKey::thumbprint);
        Optional<TargetUri> target = TargetUri.of(request.getTargetUri());
        String ath = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(token.getTokenValue().getBytes(StandardCharsets.US_ASCII)));
        DelegatingOAuth2TokenValidator<Jwt> rules = new DelegatingOAuth2TokenValidator<>(
                rule(
                        "alg must be ES256 or RS256",
                        proof -> Proofs.ALGORITHMS.contains(
                                String.valueOf(proof.getHeaders().get("alg")))),
                rule(
                        "the key must be the one that the token is bound to",
                        proof -> thumbprint(proof).equals(key)),
                rule(
                        "htm must be the request's method",
                        proof -> request.getMethod().equals(proof.getClaim("htm"))),
                rule(
                        "htu must be the request's URI as the API's resource identifier begins it",
                        proof -> proof.getClaim("htu") instanceof String uri
                                && target.isPresent()
                                && TargetUri.of(uri).equals(target)),
                rule("iat must be of the last 60 seconds by a right clock", proof -> isFresh(proof, clock.instant())),
                rule("ath must be the SHA-256 of the token", proof -> ath.equals(proof.getClaim("ath"))),
                rule("jti must be there", proof -> proof.getClaim("jti") instanceof String id && !id.isBlank()));
        rules.setFailOnError(true);
        return rules;
    }

    private static OAuth2TokenValidator<Jwt> rule(String words, Predicate<Jwt> kept) {
        OAuth2TokenValidatorResult broken = OAuth2TokenValidatorResult.failure(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF, "In the DPoP proof " + words, null));
        return proof -> kept.test(proof) ? OAuth2TokenValidatorResult.success() : broken;
    }

    private static boolean isFresh(Jwt proof, Instant now) {
        Instant issued = proof.getIssuedAt();
        return issued != null && !issued.isBefore(now.minus(OLDEST)) && !issued.isAfter(now.plus(CLOCK_SKEW));
    }

    static Optional<String> thumbprint(Jwt proof) {
        try {
            JWK key = JWK.parse(JSONObjectUtils.getJSONObject(proof.getHeaders(), "jwk"));
            return Optional.of(key.computeThumbprint().toString());
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
