package dev.yata.client.oauth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Describes the client and its token requests.
 *
 * @param scope to request, separated by spaces; empty requests all that the client may have
 * @param resource the requested audience (RFC 8707)
 * @param dpop whether tokens must be bound to a key of this process (RFC 9449)
 */
public record ClientRegistration(
        String clientId,
        ClientAuthentication authentication,
        URI tokenUrl,
        String scope,
        String resource,
        boolean dpop) {

    /** Returns the parameters of a token request. Leaves out {@code scope} if it is empty. */
    Map<String, String> tokenRequest(String requestedScope) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("resource", resource);
        if (!requestedScope.isEmpty()) {
            form.put("scope", requestedScope);
        }
        return form;
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "ClientRegistration[" + clientId + " at " + tokenUrl + "]";
    }
}
