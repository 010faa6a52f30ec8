package dev.yata.resource.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.yata.resource.authserver.AuthServerKeys;
import dev.yata.resource.authserver.AuthServerProperties;
import dev.yata.resource.jws.CompactJws;
import dev.yata.resource.status.StatusListValidator;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Verifies access tokens locally with cached keys (RFC 9068 §4). Verifies the signature of each token once and caches
 * the result, because this is most of the work of a read. Validates claims, expiry and status on every request.
 */
final class AccessTokenDecoder implements JwtDecoder {

    /** Limits how long a cached token stays valid after the auth-server has withdrawn its key. */
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

    private static final int MAX_TOKENS = 10_000;
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(TIME_TO_LIVE)
            .build();

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> claims;
    private final StatusListValidator status;

    AccessTokenDecoder(
            AuthServerKeys keys,
            AuthServerProperties authServer,
            ResourceProperties resource,
            StatusListValidator status) {
        this.signatures = verifySignatures(keys);
        this.claims = JwtValidators.createAtJwtValidator()
                .issuer(authServer.issuer())
                .audience(resource.identifier())
                .validators(all -> {
                    all.put("nbf", new JwtTimestampValidator(CLOCK_SKEW));
                    all.put("client_id", notBlank("client_id"));
                    all.put("account", notBlank("account"));
                })
                .build();
        this.status = status;
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = verified.getIfPresent(token);
        if (jwt == null) {
            if (!CompactJws.isExact(token)) {
                throw new BadJwtException("The access token is malformed");
            }
            jwt = signatures.decode(token);
            verified.put(token, jwt);
        }
        requireSuccess(claims.validate(jwt));
        requireSuccess(status.validate(jwt));
        return jwt;
    }

    private static void requireSuccess(OAuth2TokenValidatorResult result) {
        if (result.hasErrors()) {
            throw new JwtValidationException("The access token is not valid", result.getErrors());
        }
    }

    private static JwtDecoder verifySignatures(AuthServerKeys keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256), keys));
        // Claims are validated separately from the signature, on every request.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> notBlank(String claim) {
        Predicate<Object> notBlank = value -> value instanceof String text && !text.isBlank();
        return new JwtClaimValidator<>(claim, notBlank);
    }
}
