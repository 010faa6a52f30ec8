package dev.yata.client.oauth;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates by {@code private_key_jwt}: signs a short-lived assertion for each request (RFC 7523 §2.2). Parses the
 * key at its first use, so that cryptography does not delay the start.
 */
public final class ClientAssertion implements ClientAuthentication {

    private static final long LIFE_SECONDS = 60;

    private final String clientId;
    private final String issuer;
    private final String privateKey;
    private @Nullable SigningKey key;

    /**
     * @param issuer the authorization server's issuer identifier, the only audience of assertions (RFC 10070)
     * @param privateKey a private JWK, or PKCS#8 in PEM; EC on P-256, or RSA of 2048 bits or more
     */
    public ClientAssertion(String clientId, String issuer, String privateKey) {
        this.clientId = clientId;
        this.issuer = issuer;
        this.privateKey = privateKey;
    }

    @Override
    public void addTo(Map<String, String> headers, Map<String, String> form) throws TokenUnavailable {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = Map.of(
                "iss", clientId,
                "sub", clientId,
                "aud", issuer,
                "iat", now,
                "exp", now + LIFE_SECONDS,
                "jti", UUID.randomUUID().toString());
        form.put("client_id", clientId);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", key().sign(claims));
    }

    @Override
    public String advice() {
        return "check OAUTH_CLIENT_ID and OAUTH_PRIVATE_KEY, whose public half must be registered for the client, that the"
                + " server's issuer is " + issuer + " (else set OAUTH_ISSUER) and this machine's clock; the client may"
                + " have been disabled";
    }

    private synchronized SigningKey key() throws TokenUnavailable {
        if (key == null) {
            try {
                key = SigningKey.parse(privateKey);
            } catch (InvalidKey e) {
                throw TokenUnavailable.refused("OAUTH_PRIVATE_KEY " + e.getMessage() + ".");
            }
        }
        return key;
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "ClientAssertion[" + clientId + " for " + issuer + "]";
    }
}
