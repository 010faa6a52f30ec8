package dev.yata.todo.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Spares a token's signature from being verified again on each of its requests, which is most of the work of a read.
 * The claims, the clock and the status are judged every time.
 */
final class VerifiedTokens implements JwtDecoder {

    /** A key that the auth-server has withdrawn counts no longer than this for tokens seen before. */
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

    private static final int MAX_TOKENS = 10_000;

    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(TIME_TO_LIVE)
            .build();

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> claims;

    VerifiedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> claims) {
        this.signatures = signatures;
        this.claims = claims;
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = verified.getIfPresent(token);
        if (jwt == null) {
            jwt = signatures.decode(token);
            verified.put(token, jwt);
        }
        OAuth2TokenValidatorResult verdict = claims.validate(jwt);
        if (verdict.hasErrors()) {
            throw new JwtValidationException("The access token is refused", verdict.getErrors());
        }
        return jwt;
    }
}
