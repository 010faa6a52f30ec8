package dev.yata.auth.key;

import org.springframework.stereotype.Component;

/** What client secrets are hashed with. It stays the same for the life of the database, also when the master key changes. */
@Component
public final class ClientSecretsKey {

    private final byte[] key;

    ClientSecretsKey(Vault vault) {
        this.key = vault.clientSecretsKey().orElseThrow();
    }

    /** 32 bytes. */
    public byte[] bytes() {
        return key.clone();
    }
}
