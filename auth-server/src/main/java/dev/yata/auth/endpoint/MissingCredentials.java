package dev.yata.auth.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.StringUtils;

/**
 * Rejects requests without credentials, at every endpoint. A request with only a client ID comes from a public client,
 * which cannot use the client credentials grant (RFC 6749 section 4.4). The answer does not reveal whether the client
 * exists.
 */
public final class MissingCredentials implements AuthenticationConverter {

    @Override
    public Authentication convert(HttpServletRequest request) {
        if ("client_credentials".equals(request.getParameter("grant_type"))
                && StringUtils.hasText(request.getParameter("client_id"))) {
            throw refused(
                    OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
                    "A public client cannot use this grant; authenticate with the client secret or key");
        }
        throw refused(
                OAuth2ErrorCodes.INVALID_CLIENT,
                "Authenticate with client id and secret, by HTTP Basic or as client_id and client_secret in the body, or"
                        + " with a signed client_assertion");
    }

    private static OAuth2AuthenticationException refused(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }
}
