package dev.yata.auth.client;

import dev.yata.auth.key.ClientSecretsKey;
import dev.yata.auth.settings.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Hashes client secrets with HMAC-SHA-256 and a key that is stored encrypted. Secrets have 256 random bits and cannot
 * be guessed, so a slow hash would not protect them better. With a stolen table but without the key, an attacker cannot
 * check a guess.
 */
@Component
public final class SecretHasher {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    SecretHasher(ClientSecretsKey key) {
        this.key = new SecretKeySpec(key.bytes(), HMAC);
    }

    /** Returns the hash of a secret, as it is stored. */
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
