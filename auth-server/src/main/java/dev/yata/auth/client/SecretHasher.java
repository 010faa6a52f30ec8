package dev.yata.auth.client;

import dev.yata.auth.key.ClientSecretsKey;
import dev.yata.auth.settings.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Hashes client secrets by HMAC-SHA-256, with a key that is stored encrypted. A slow hash protects only secrets that can
 * be guessed, and these have 256 random bits. Without the key, a stolen table can't confirm a guess.
 */
@Component
public final class SecretHasher {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    SecretHasher(ClientSecretsKey key) {
        this.key = new SecretKeySpec(key.bytes(), HMAC);
    }

    /** The hash of a secret, as it is stored. */
    public byte[] hash(Secret secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(secret.bytes());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
