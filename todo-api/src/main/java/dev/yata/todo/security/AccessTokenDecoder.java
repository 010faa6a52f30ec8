package dev.yata.todo.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.yata.todo.authserver.AuthServerKeys;
import dev.yata.todo.authserver.AuthServerProperties;
import dev.yata.todo.status.StatusValidator;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** How an access token is checked (RFC 9068 §4): here alone, with keys at hand. */
@Configuration(proxyBeanMethods = false)
class AccessTokenDecoder {

    /** How far clocks may be apart. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    @Bean
    JwtDecoder accessTokens(AuthServerKeys keys, AuthServerProperties properties, StatusValidator status) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256), keys));
        // The validators below judge the claims.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});

        NimbusJwtDecoder signatures = new NimbusJwtDecoder(processor);
        signatures.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        OAuth2TokenValidator<Jwt> profile = JwtValidators.createAtJwtValidator()
                .issuer(properties.issuer())
                .audience(properties.apiResource())
                .validators(all -> {
                    all.put("nbf", new JwtTimestampValidator(CLOCK_SKEW));
                    all.put("client_id", filled("client_id"));
                    all.put(Account.CLAIM, filled(Account.CLAIM));
                })
                .build();
        return new VerifiedTokens(signatures, token -> {
            OAuth2TokenValidatorResult verdict = profile.validate(token);
            return verdict.hasErrors() ? verdict : status.validate(token);
        });
    }

    private static OAuth2TokenValidator<Jwt> filled(String claim) {
        Predicate<Object> filled = value -> value instanceof String text && !text.isBlank();
        return new JwtClaimValidator<>(claim, filled);
    }
}
