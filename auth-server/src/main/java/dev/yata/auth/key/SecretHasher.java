package dev.yata.auth.key;

import dev.yata.auth.settings.Secret;
import org.springframework.stereotype.Component;

/**
 * Hashes client secrets with HMAC-SHA-256 and a key that is stored encrypted. Secrets have 256 random bits and cannot
 * be guessed, so a slow hash would not protect them better. With a stolen table but without the key, an attacker cannot
 * check a guess. The key never changes, even if the master key does.
 */
@Component
public final class SecretHasher {

    private final HmacKey key;

    SecretHasher(EncryptedKeys keys) {
        this.key = new HmacKey(keys.clientSecretsKey().orElseThrow());
    }

    /** Returns the hash of a secret, as it is stored. */
    public byte[] hash(Secret secret) {
        return key.sign(secret.bytes());
    }
}
