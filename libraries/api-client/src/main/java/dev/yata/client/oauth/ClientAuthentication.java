package dev.yata.client.oauth;

import java.util.Map;

/** Authenticates the client at the token endpoint (RFC 6749 §2.3). */
public interface ClientAuthentication {

    /**
     * Adds the credentials to one token request.
     *
     * @throws TokenUnavailable if the key can't be used
     */
    void addTo(Map<String, String> headers, Map<String, String> form) throws TokenUnavailable;

    /** Returns what to check when the server rejects the client. */
    String advice();
}
