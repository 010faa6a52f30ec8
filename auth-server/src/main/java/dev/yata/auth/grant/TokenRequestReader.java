package dev.yata.auth.grant;

import dev.yata.auth.authentication.AuthenticatedClient;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads a token request, and finds the grant that its {@code grant_type} names. It is not a bean, because Spring would
 * use a bean of this type for requests to the admin API too.
 */
public final class TokenRequestReader implements AuthenticationConverter {

    private final List<Grant> grants;

    public TokenRequestReader(List<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    @Override
    public Authentication convert(HttpServletRequest request) {
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        return new TokenRequest(
                grant(request.getParameter("grant_type")),
                (AuthenticatedClient) Objects.requireNonNull(client),
                Map.copyOf(request.getParameterMap()),
                Collections.list(request.getHeaders("DPoP")));
    }

    private Grant grant(String type) {
        String offered = grants.stream()
                .map(Grant::value)
                .collect(Collectors.joining(" or ", "This server offers grant_type=", ""));
        return grants.stream()
                .filter(grant -> grant.value().equals(type))
                .findFirst()
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE, offered, null)));
    }
}
