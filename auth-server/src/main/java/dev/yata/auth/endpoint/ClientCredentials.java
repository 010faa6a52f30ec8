package dev.yata.auth.endpoint;

import com.nimbusds.jwt.SignedJWT;
import dev.yata.resource.jws.CompactJws;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.StringUtils;

/**
 * Reads the credentials of a client: {@code client_secret_basic}, {@code client_secret_post} (RFC 6749 section 2.3.1),
 * or {@code private_key_jwt} (RFC 7523 section 2.2). Rejects requests without credentials.
 */
public final class ClientCredentials implements AuthenticationConverter {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final AuthenticationConverter basic = new ClientSecretBasicAuthenticationConverter();
    private final AuthenticationConverter post = new ClientSecretPostAuthenticationConverter();

    @Override
    public Authentication convert(HttpServletRequest request) {
        Authentication client = fromHeader(request);
        if (client == null) {
            client = post.convert(request);
        }
        if (client == null) {
            client = fromAssertion(request);
        }
        if (client == null) {
            throw missing(request);
        }
        return client;
    }

    /** Reads the header, and rejects a body that names another client. */
    private @Nullable Authentication fromHeader(HttpServletRequest request) {
        Authentication client = basic.convert(request);
        String named = request.getParameter("client_id");
        if (client != null && named != null && !named.equals(client.getName())) {
            throw refused(
                    OAuth2ErrorCodes.INVALID_REQUEST,
                    "client_id in the body and the client in the Authorization header differ; leave client_id out");
        }
        return client;
    }

    /** Reads a signed assertion in the body. Then the {@code client_id} is optional. */
    private static @Nullable Authentication fromAssertion(HttpServletRequest request) {
        String assertion = request.getParameter("client_assertion");
        String type = request.getParameter("client_assertion_type");
        if (assertion == null && type == null) {
            return null;
        }
        if (assertion == null || !ASSERTION_TYPE.equals(type)) {
            throw refused(
                    OAuth2ErrorCodes.INVALID_CLIENT,
                    "Send the signed JWT as client_assertion, with client_assertion_type=" + ASSERTION_TYPE);
        }
        try {
            SignedJWT jwt = CompactJws.parse(assertion);
            String named = request.getParameter("client_id");
            String clientId = named == null ? jwt.getJWTClaimsSet().getSubject() : named;
            if (!StringUtils.hasText(clientId)) {
                throw refused(
                        OAuth2ErrorCodes.INVALID_CLIENT,
                        "The client assertion must name the client id as its iss and sub");
            }
            return new OAuth2ClientAuthenticationToken(clientId, ClientAuthenticationMethod.PRIVATE_KEY_JWT, jwt, null);
        } catch (ParseException malformed) {
            throw refused(OAuth2ErrorCodes.INVALID_CLIENT, "The client assertion is not a signed JWT");
        }
    }

    /**
     * Returns the error for a request without credentials. A request with only a client ID comes from a public client,
     * which cannot use the client credentials grant (RFC 6749 section 4.4). The answer does not reveal whether the
     * client exists.
     */
    private static OAuth2AuthenticationException missing(HttpServletRequest request) {
        return "client_credentials".equals(request.getParameter("grant_type"))
                        && StringUtils.hasText(request.getParameter("client_id"))
                ? refused(
                        OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
                        "A public client cannot use this grant; authenticate with the client secret or key")
                : refused(
                        OAuth2ErrorCodes.INVALID_CLIENT,
                        "Authenticate with client id and secret, by HTTP Basic or as client_id and client_secret in the"
                                + " body, or with a signed client_assertion");
    }

    private static OAuth2AuthenticationException refused(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }
}
