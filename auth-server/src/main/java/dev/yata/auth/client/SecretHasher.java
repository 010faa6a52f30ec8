package dev.yata.auth.client;

import dev.yata.auth.key.ClientSecretsKey;
import dev.yata.auth.settings.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA-256 with a key that is stored encrypted. A slow hash protects only what can be guessed, and client secrets are 256
 * random bits; the key makes a stolen table useless for checking candidates.
 */
@Component
final class SecretHasher {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    SecretHasher(ClientSecretsKey key) {
        this.key = new SecretKeySpec(key.bytes(), HMAC);
    }

    byte[] hash(Secret secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(secret.bytes());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
