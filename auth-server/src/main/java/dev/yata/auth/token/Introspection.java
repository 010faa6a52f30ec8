package dev.yata.auth.token;

import dev.yata.auth.authentication.AuthenticatedClient;
import dev.yata.auth.settings.ProtectedResources;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Introspects tokens (RFC 7662). A client may introspect its own tokens. A resource server, which is a client with the
 * scope {@code tokens:introspect}, may also introspect tokens for its resources. Any other token is reported as not
 * active.
 */
@Component
public final class Introspection implements AuthenticationProvider {

    private final TokenVerifier verifier;
    private final ProtectedResources protectedResources;

    Introspection(TokenVerifier verifier, ProtectedResources protectedResources) {
        this.verifier = verifier;
        this.protectedResources = protectedResources;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenIntrospectionAuthenticationToken request =
                (OAuth2TokenIntrospectionAuthenticationToken) authentication;
        AuthenticatedClient client = (AuthenticatedClient) request.getPrincipal();
        OAuth2TokenIntrospection answer = verifier.verify(request.getToken())
                .filter(token -> mayIntrospect(client, token))
                .map(Introspection::describe)
                .orElseGet(() -> OAuth2TokenIntrospection.builder().build());
        return new OAuth2TokenIntrospectionAuthenticationToken(request.getToken(), client, answer);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenIntrospectionAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private boolean mayIntrospect(AuthenticatedClient client, VerifiedToken token) {
        if (client.clientId().equals(token.clientId())) {
            return true;
        }
        return client.metadata().scopes().contains(ProtectedResources.TOKENS_INTROSPECT)
                && protectedResources.named(client.metadata().resources()).stream()
                        .anyMatch(resource -> token.audience().stream().anyMatch(resource::accepts));
    }

    private static OAuth2TokenIntrospection describe(VerifiedToken token) {
        String scope = Objects.requireNonNull(token.jwt().getClaimAsString("scope"));
        return OAuth2TokenIntrospection.withClaims(token.jwt().getClaims())
                .active(true)
                .tokenType(token.type().getValue())
                .claim("scope", List.of(scope.split(" ")))
                .build();
    }
}
