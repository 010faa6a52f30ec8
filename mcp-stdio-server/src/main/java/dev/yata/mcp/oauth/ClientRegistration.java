package dev.yata.mcp.oauth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who asks for tokens, where and for what.
 *
 * @param scope what to ask for, space-delimited; empty asks for all the client may have
 * @param resource the audience asked for (RFC 8707)
 */
public record ClientRegistration(String clientId, String clientSecret, URI tokenUrl, String scope, String resource) {

    /** {@code client_secret_basic}: both halves are form-encoded first (RFC 6749 §2.3.1). */
    String basicCredentials() {
        byte[] pair = (formEncoded(clientId) + ":" + formEncoded(clientSecret)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    String tokenRequestBody() {
        return "grant_type=client_credentials&resource=" + formEncoded(resource)
                + (scope.isEmpty() ? "" : "&scope=" + formEncoded(scope));
    }

    private static String formEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClientRegistration[" + clientId + " at " + tokenUrl + "]";
    }
}
