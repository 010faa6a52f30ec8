package dev.yata.auth.token;

import dev.yata.auth.authentication.AuthenticatedClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Revokes tokens (RFC 7009). A client can revoke only its own tokens. An unknown, expired or already revoked token is
 * not an error, because it cannot be used anyway.
 */
@Component
public final class Revocation implements AuthenticationProvider {

    private final TokenVerifier verifier;
    private final LiveTokens tokens;

    Revocation(TokenVerifier verifier, LiveTokens tokens) {
        this.verifier = verifier;
        this.tokens = tokens;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenRevocationAuthenticationToken request = (OAuth2TokenRevocationAuthenticationToken) authentication;
        AuthenticatedClient client = (AuthenticatedClient) request.getPrincipal();
        verifier.verify(request.getToken()).ifPresent(token -> revoke(client, token));
        return request;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private void revoke(AuthenticatedClient client, VerifiedToken token) {
        if (!client.clientId().equals(token.clientId())) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "The token was issued to another client", null));
        }
        tokens.revoke(client.clientId(), token.jti());
    }
}
