package dev.yata.auth.grant;

import dev.yata.auth.authentication.AuthenticatedClient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** A token request of an authenticated client (RFC 6749 section 3.2). */
public final class TokenRequest extends OAuth2AuthorizationGrantAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Grant grant;
    private final transient Map<String, String[]> parameters;
    private final transient List<String> proofs;

    TokenRequest(Grant grant, AuthenticatedClient client, Map<String, String[]> parameters, List<String> proofs) {
        super(new AuthorizationGrantType(grant.value()), client, null);
        this.grant = grant;
        this.parameters = parameters;
        this.proofs = proofs;
    }

    public AuthenticatedClient client() {
        return (AuthenticatedClient) getPrincipal();
    }

    /** Returns the value of a parameter that the form may contain only once; null if it is absent. */
    public @Nullable String parameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    Grant grant() {
        return grant;
    }

    /** Returns all values of {@code resource}, the only parameter that a form may repeat (RFC 8707 section 2). */
    List<String> resources() {
        return List.of(parameters.getOrDefault("resource", new String[0]));
    }

    /** Returns the values of the {@code DPoP} header (RFC 9449 section 4.1). */
    List<String> proofs() {
        return proofs;
    }
}
