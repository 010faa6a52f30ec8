package dev.yata.stdio.oauth;

import java.util.Map;

/** How a client shows that it is the one it says (RFC 6749 §2.3). */
public interface ClientAuthentication {

    /**
     * Adds to one token request what proves it.
     *
     * @throws TokenUnavailable if the key can't be used
     */
    void addTo(Map<String, String> headers, Map<String, String> form) throws TokenUnavailable;

    /** What to look at when the server does not believe it. */
    String advice();
}
