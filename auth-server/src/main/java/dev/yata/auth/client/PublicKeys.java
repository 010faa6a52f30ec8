package dev.yata.auth.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.yata.auth.key.ProofKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The keys a client is registered with: 1 to 10 public keys that ES256 or RS256 can be verified with. */
final class PublicKeys {

    private static final int MAX_KEYS = 10;

    private PublicKeys() {}

    /**
     * Reads the JWK set (RFC 7517) of a registration.
     *
     * @return the form it is stored in, without any member that is not known
     * @throws InvalidClientException when it cannot be used, or holds a private key; nothing of it is repeated
     */
    static String accept(Map<String, Object> jwks) {
        JWKSet keys = parse(jwks);
        Object sent = jwks.get("keys");
        if (!(sent instanceof List<?> list) || list.size() != keys.size() || keys.isEmpty() || list.size() > MAX_KEYS) {
            throw invalid("must hold 1 to " + MAX_KEYS + " keys, each an EC or RSA key");
        }
        for (JWK key : keys.getKeys()) {
            String objection = ProofKey.objection(key);
            if (objection != null) {
                throw invalid(objection);
            }
        }
        return new JWKSet(keys.getKeys()).toString(true);
    }

    static JWKSet stored(String jwks) {
        try {
            return JWKSet.parse(jwks);
        } catch (ParseException impossible) {
            throw new IllegalStateException("The stored JWK set is broken", impossible);
        }
    }

    /** As the API shows it. */
    static @Nullable Map<String, Object> shown(@Nullable String jwks) {
        return jwks == null ? null : stored(jwks).toJSONObject(true);
    }

    /** Whether every key of the one is still a key of the other. */
    static boolean includeAll(ClientProperties now, ClientProperties before) {
        if (now.jwks() != null && before.jwks() != null) {
            return stored(now.jwks())
                    .getKeys()
                    .containsAll(stored(before.jwks()).getKeys());
        }
        return Objects.equals(now.jwks(), before.jwks()) && Objects.equals(now.jwksUri(), before.jwksUri());
    }

    private static JWKSet parse(Map<String, Object> jwks) {
        try {
            // By way of text, as the parser wants the types that its own reader makes.
            return JWKSet.parse(JSONObjectUtils.toJSONString(jwks));
        } catch (ParseException | RuntimeException malformed) {
            throw invalid("must be a JWK set of public keys: {\"keys\": [{\"kty\": \"EC\", \"crv\": \"P-256\", …}]}");
        }
    }

    private static InvalidClientException invalid(String message) {
        return new InvalidClientException("jwks", message);
    }
}
