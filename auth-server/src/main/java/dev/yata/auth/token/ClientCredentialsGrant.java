package dev.yata.auth.token;

import dev.yata.auth.client.AuthenticatedClient;
import dev.yata.auth.settings.ProtectedResources;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.stereotype.Component;

/** The client credentials grant (RFC 6749 section 4.4) with resource indicators (RFC 8707) and
 * DPoP (RFC 9449). Gives no refresh token. */
@Component
public final class ClientCredentialsGrant implements AuthenticationProvider {

    /** RFC 8707 section 2. */
    private static final String INVALID_TARGET = "invalid_target";

    private final AccessTokens tokens;
    private final DpopProofs proofs;
    private final ProtectedResources protectedResources;

    ClientCredentialsGrant(AccessTokens tokens, DpopProofs proofs, ProtectedResources protectedResources) {
        this.tokens = tokens;
        this.proofs = proofs;
        this.protectedResources = protectedResources;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2ClientCredentialsAuthenticationToken request =
                (OAuth2ClientCredentialsAuthenticationToken) authentication;
        AuthenticatedClient client = (AuthenticatedClient) request.getPrincipal();
        List<String> scopes = scopes(client, request.getScopes());
        String audience = audience(client, request.getAdditionalParameters().get(ClientCredentialsRequest.RESOURCE));
        // Last, so that a request refused for another reason does not use its proof up.
        String thumbprint = thumbprint(client, request.getAdditionalParameters().get(ClientCredentialsRequest.PROOF));
        return new OAuth2AccessTokenAuthenticationToken(
                client.getRegisteredClient(), client, tokens.issue(client, scopes, audience, thumbprint));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientCredentialsAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** scope (OPTIONAL): omitted means all the client has (RFC 6749 section 3.3). */
    private static List<String> scopes(AuthenticatedClient client, Set<String> requested) {
        if (requested.isEmpty()) {
            return client.metadata().scopes();
        }
        if (!client.metadata().scopes().containsAll(requested)) {
            throw refused(
                    OAuth2ErrorCodes.INVALID_SCOPE,
                    "This client may ask for: "
                            + String.join(" ", client.metadata().scopes()));
        }
        return client.metadata().scopes().stream().filter(requested::contains).toList();
    }

    /** resource (OPTIONAL): omitted means the client's first; one only, so that no resource can replay the token. */
    private String audience(AuthenticatedClient client, @Nullable Object requested) {
        List<String> allowed = protectedResources.urls(client.metadata().resources());
        if (requested == null) {
            return allowed.get(0);
        }
        if (!(requested instanceof String resource)) {
            throw refused(INVALID_TARGET, "Ask for one resource per token");
        }
        if (!allowed.contains(resource)) {
            throw refused(INVALID_TARGET, "This client may ask for exactly: " + String.join(" or ", allowed));
        }
        return resource;
    }

    /** DPoP (OPTIONAL): the key the token is bound to; a client may be registered never to do without. */
    private @Nullable String thumbprint(AuthenticatedClient client, @Nullable Object proof) {
        if (proof instanceof String sent) {
            return proofs.accept(sent);
        }
        if (client.metadata().dpopBoundAccessTokens()) {
            throw DpopProof.refused("This client gets tokens bound to a key only; send a DPoP header (RFC 9449)");
        }
        return null;
    }

    private static OAuth2AuthenticationException refused(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }
}
