package dev.yata.stdio.oauth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who asks for tokens, where and for what.
 *
 * @param scope what to ask for, space-delimited; empty asks for all the client may have
 * @param resource the audience asked for (RFC 8707)
 * @param dpop whether tokens must be bound to a key of this process (RFC 9449)
 */
public record ClientRegistration(
        String clientId,
        ClientAuthentication authentication,
        URI tokenUrl,
        String scope,
        String resource,
        boolean dpop) {

    /** @param asked the scope, or empty for all the client may have */
    Map<String, String> tokenRequest(String asked) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("resource", resource);
        if (!asked.isEmpty()) {
            form.put("scope", asked);
        }
        return form;
    }

    /** Without any secret. */
    @Override
    public String toString() {
        return "ClientRegistration[" + clientId + " at " + tokenUrl + "]";
    }
}
