package dev.yata.auth.client;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.yata.auth.key.ClientPublicKeys;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the registered keys of a client: 1 to 10 public keys for ES256 or RS256. */
public final class PublicKeys {

    private static final int MAX_KEYS = 10;

    private PublicKeys() {}

    /**
     * Returns why a client cannot be registered with this JWK set (RFC 7517), or empty if it can. The text does not
     * quote the set.
     */
    static Optional<String> findError(Map<String, Object> jwks) {
        JWKSet keys;
        try {
            keys = parse(jwks);
        } catch (ParseException malformed) {
            return Optional.of(
                    "must be a JWK set of public keys: {\"keys\": [{\"kty\": \"EC\", \"crv\": \"P-256\", …}]}");
        }
        if (!(jwks.get("keys") instanceof List<?> sent)
                || sent.size() != keys.size()
                || sent.isEmpty()
                || sent.size() > MAX_KEYS) {
            return Optional.of("must hold 1 to " + MAX_KEYS + " keys, each an EC or RSA key");
        }
        return keys.getKeys().stream()
                .map(ClientPublicKeys::findError)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Returns the stored form of a valid JWK set, without unknown members. */
    static @Nullable Map<String, Object> withoutUnknownMembers(@Nullable Map<String, Object> jwks) {
        return jwks == null ? null : parseStored(jwks).toJSONObject(true);
    }

    /** Returns the keys of a valid JWK set. */
    public static JWKSet parseStored(Map<String, Object> jwks) {
        try {
            return parse(jwks);
        } catch (ParseException impossible) {
            throw new IllegalStateException("The stored JWK set is broken", impossible);
        }
    }

    /** Returns whether all keys of {@code before} are still among those of {@code now}. */
    static boolean includeAll(ClientMetadata now, ClientMetadata before) {
        if (now.jwks() != null && before.jwks() != null) {
            return parseStored(now.jwks())
                    .getKeys()
                    .containsAll(parseStored(before.jwks()).getKeys());
        }
        return Objects.equals(now.jwks(), before.jwks()) && Objects.equals(now.jwksUri(), before.jwksUri());
    }

    /** Parses the set. Converts it to text first, because the parser expects the types that its own reader makes. */
    private static JWKSet parse(Map<String, Object> jwks) throws ParseException {
        try {
            return JWKSet.parse(JSONObjectUtils.toJSONString(jwks));
        } catch (RuntimeException malformed) {
            throw new ParseException("The JWK set is malformed", 0);
        }
    }
}
