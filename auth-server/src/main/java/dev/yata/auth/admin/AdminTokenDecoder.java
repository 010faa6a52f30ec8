package dev.yata.auth.admin;

import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.token.TokenVerifier;
import dev.yata.auth.token.VerifiedToken;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Accepts tokens of this server for the admin API. Revocation takes effect immediately, because the token records are
 * in the same database. Rejects tokens bound to a key, because the admin API reads no proofs (RFC 9449 section 7.1).
 */
@Component
public final class AdminTokenDecoder implements JwtDecoder {

    private final TokenVerifier verifier;
    private final String audience;

    AdminTokenDecoder(TokenVerifier verifier, ProtectedResources protectedResources) {
        this.verifier = verifier;
        this.audience =
                protectedResources.urls(List.of(ProtectedResources.ADMIN)).get(0);
    }

    @Override
    public Jwt decode(String token) {
        return verifier.verify(token)
                .filter(verified -> verified.audience().contains(audience)
                        && verified.type().equals(TokenType.BEARER))
                .map(VerifiedToken::jwt)
                .orElseThrow(() -> new BadJwtException(
                        "The access token is malformed, expired, revoked, bound to a key or not for the resource "
                                + audience));
    }
}
