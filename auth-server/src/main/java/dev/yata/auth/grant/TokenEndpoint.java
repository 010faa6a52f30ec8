package dev.yata.auth.grant;

import dev.yata.auth.authentication.AuthenticatedClient;
import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.guard.TokenRequestLimit;
import dev.yata.auth.settings.ProtectedResource;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.token.AccessTokens;
import dev.yata.auth.token.DpopProofs;
import dev.yata.auth.token.TokenContent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Answers token requests. Runs the steps that all grants share, so that a grant cannot forget one. */
@Component
public final class TokenEndpoint implements AuthenticationProvider {

    /** An error code of RFC 8707 section 2. */
    private static final String INVALID_TARGET = "invalid_target";

    private final TokenRequestLimit limit;
    private final AccessTokens tokens;
    private final DpopProofs proofs;
    private final ProtectedResources protectedResources;

    TokenEndpoint(
            TokenRequestLimit limit, AccessTokens tokens, DpopProofs proofs, ProtectedResources protectedResources) {
        this.limit = limit;
        this.tokens = tokens;
        this.proofs = proofs;
        this.protectedResources = protectedResources;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        TokenRequest request = (TokenRequest) authentication;
        AuthenticatedClient client = request.client();
        limit.count(client);
        checkGrantType(client.metadata(), request.grant());
        GrantedRights granted = request.grant().grant(request);
        List<ProtectedResource> allowed = protectedResources.named(granted.resources());
        String audience = audience(allowed, request.resources());
        List<String> scopes = scopes(granted, resource(allowed, audience), request.parameter("scope"));
        // Checks the proof last, so that a request that is rejected for another reason does not use it up.
        String thumbprint = proofs.accept(request.proofs(), client.metadata().dpopBoundAccessTokens());
        TokenContent content = new TokenContent(granted.subject(), granted.account(), scopes, audience, thumbprint);
        return new OAuth2AccessTokenAuthenticationToken(
                client.getRegisteredClient(), client, tokens.issue(client, content));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return TokenRequest.class.isAssignableFrom(authentication);
    }

    private static void checkGrantType(ClientMetadata client, Grant grant) {
        if (!client.grantTypes().contains(grant.value())) {
            throw refused(
                    OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
                    "This client may use grant_type=" + String.join(" or ", client.grantTypes()));
        }
    }

    /**
     * Selects the audience. {@code resource} is OPTIONAL; by default the first allowed resource. A request may name
     * only one, so that a resource cannot replay the token at another one.
     */
    private static String audience(List<ProtectedResource> allowed, List<String> requested) {
        if (requested.size() > 1) {
            throw refused(INVALID_TARGET, "Send only one resource parameter; each token is for one resource");
        }
        if (allowed.isEmpty()) {
            throw refused(
                    INVALID_TARGET,
                    "No resource of this client is configured; ask an administrator to change the client's resources");
        }
        return requested.isEmpty() ? allowed.get(0).url() : requested.get(0);
    }

    private static ProtectedResource resource(List<ProtectedResource> allowed, String audience) {
        return allowed.stream()
                .filter(resource -> resource.accepts(audience))
                .findFirst()
                .orElseThrow(() -> refused(
                        INVALID_TARGET,
                        "This client may ask for exactly: "
                                + String.join(
                                        " or ",
                                        allowed.stream()
                                                .map(ProtectedResource::url)
                                                .toList())));
    }

    /**
     * Selects the scopes. {@code scope} is OPTIONAL; by default all allowed scopes (RFC 6749 section 3.3). A token has
     * only scopes of its resource.
     */
    private static List<String> scopes(GrantedRights granted, ProtectedResource resource, @Nullable String requested) {
        List<String> wanted = requested == null ? granted.scopes() : List.of(requested.split(" "));
        List<String> scopes = granted.scopes().stream()
                .filter(scope -> wanted.contains(scope) && resource.hasScope(scope))
                .toList();
        if (scopes.isEmpty() || !granted.scopes().containsAll(wanted)) {
            String offered = String.join(
                    " ", granted.scopes().stream().filter(resource::hasScope).toList());
            throw refused(
                    OAuth2ErrorCodes.INVALID_SCOPE,
                    "This client may ask for: " + (offered.isEmpty() ? "no scope of this resource" : offered));
        }
        return scopes;
    }

    private static OAuth2AuthenticationException refused(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }
}
