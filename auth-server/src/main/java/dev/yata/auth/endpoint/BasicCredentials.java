package dev.yata.auth.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads {@code client_secret_basic} (RFC 6749 section 2.3.1), and rejects a body that names another client. */
public final class BasicCredentials implements AuthenticationConverter {

    private final AuthenticationConverter header = new ClientSecretBasicAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication client = header.convert(request);
        String named = request.getParameter("client_id");
        if (client != null && named != null && !named.equals(client.getName())) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_REQUEST,
                    "client_id in the body and the client in the Authorization header differ; leave client_id out",
                    null));
        }
        return client;
    }
}
