package dev.yata.auth.key;

import org.springframework.stereotype.Component;

/** The key that hashes client secrets. It never changes, even if the master key does. */
@Component
public final class ClientSecretsKey {

    private final byte[] key;

    ClientSecretsKey(EncryptedKeys keys) {
        this.key = keys.clientSecretsKey().orElseThrow();
    }

    /** Returns 32 bytes. */
    public byte[] bytes() {
        return key.clone();
    }
}
