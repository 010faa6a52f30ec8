package dev.yata.auth.endpoint;

import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.key.CompactJws;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.StringUtils;

/** Reads {@code private_key_jwt}: a signed assertion in the body (RFC 7523 section 2.2). The client_id is optional. */
public final class ClientAssertion implements AuthenticationConverter {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String assertion = request.getParameter("client_assertion");
        String type = request.getParameter("client_assertion_type");
        if (assertion == null && type == null) {
            return null;
        }
        if (assertion == null || !TYPE.equals(type)) {
            throw refused("Send the signed JWT as client_assertion, with client_assertion_type=" + TYPE);
        }
        try {
            SignedJWT jwt = CompactJws.parse(assertion);
            String named = request.getParameter("client_id");
            String clientId = named == null ? jwt.getJWTClaimsSet().getSubject() : named;
            if (!StringUtils.hasText(clientId)) {
                throw refused("The client assertion must name the client id as its iss and sub");
            }
            return new OAuth2ClientAuthenticationToken(clientId, ClientAuthenticationMethod.PRIVATE_KEY_JWT, jwt, null);
        } catch (ParseException malformed) {
            throw refused("The client assertion is not a signed JWT");
        }
    }

    private static OAuth2AuthenticationException refused(String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, description, null));
    }
}
