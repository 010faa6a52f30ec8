package dev.yata.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads a client credentials request: what Spring reads, and the one {@code DPoP} header (RFC 9449 section 4.3). */
public final class ClientCredentialsRequest implements AuthenticationConverter {

    static final String RESOURCE = "resource";
    static final String PROOF = "DPoP";

    private final AuthenticationConverter form = new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        List<String> proofs = Collections.list(request.getHeaders(PROOF));
        if (proofs.size() > 1) {
            throw DpopProof.refused("Send one DPoP header");
        }
        if (!(form.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken read)) {
            return null;
        }
        Map<String, Object> parameters = new HashMap<>();
        Object resource = read.getAdditionalParameters().get(RESOURCE);
        if (resource != null) {
            parameters.put(RESOURCE, resource);
        }
        if (!proofs.isEmpty()) {
            parameters.put(PROOF, proofs.get(0));
        }
        return new OAuth2ClientCredentialsAuthenticationToken(
                (Authentication) read.getPrincipal(), read.getScopes(), parameters);
    }
}
