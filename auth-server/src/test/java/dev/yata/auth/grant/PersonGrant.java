package dev.yata.auth.grant;

import dev.yata.auth.client.ClientMetadata;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** A grant for tests. It issues a token with one scope for the person that the request names. */
final class PersonGrant implements Grant {

    static final String TYPE = "urn:example:person";

    @Override
    public String value() {
        return TYPE;
    }

    @Override
    public Map<String, String> validationErrors(ClientMetadata client) {
        return client.account().equals("family") ? Map.of() : Map.of("account", "must be family for this grant");
    }

    @Override
    public GrantedRights grant(TokenRequest request) {
        String person = request.parameter("person");
        if (person == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        return new GrantedRights(person, "family", List.of("todos:read"), List.of());
    }
}
