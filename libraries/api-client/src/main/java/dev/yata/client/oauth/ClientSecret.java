package dev.yata.client.oauth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Authenticates by {@code client_secret_basic}, with ID and secret form-encoded (RFC 6749 §2.3.1). */
public record ClientSecret(String clientId, String secret) implements ClientAuthentication {

    @Override
    public void addTo(Map<String, String> headers, Map<String, String> form) {
        String pair = Form.encoded(clientId) + ":" + Form.encoded(secret);
        headers.put(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String advice() {
        return "check OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET; the secret may have been rotated or the client disabled";
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "ClientSecret[" + clientId + "]";
    }
}
