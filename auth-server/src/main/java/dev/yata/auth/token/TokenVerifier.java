package dev.yata.auth.token;

import dev.yata.auth.key.SigningKeys;
import dev.yata.auth.settings.ServerSettings;
import dev.yata.resource.jws.CompactJws;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Checks whether a text is a live access token of this server: signed by it, not expired and not revoked. */
@Component
public final class TokenVerifier {

    private final NimbusJwtDecoder decoder;
    private final TokenRecords records;

    TokenVerifier(SigningKeys keys, ServerSettings server, TokenRecords records) {
        this.decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        this.decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(server.issuer())
                .validators(all -> all.put("aud", new JwtClaimValidator<>("aud", audience -> audience != null)))
                .build());
        this.records = records;
    }

    /** Returns the token's content, or empty if it is not a live access token of this server. */
    public Optional<VerifiedToken> verify(String token) {
        if (!CompactJws.isExact(token)) {
            return Optional.empty();
        }
        try {
            VerifiedToken verified = VerifiedToken.of(decoder.decode(token));
            return Optional.of(verified)
                    .filter(signed -> !signed.isExpired(Instant.now()) && records.isAlive(signed.jti()));
        } catch (JwtException notOurs) {
            return Optional.empty();
        }
    }
}
