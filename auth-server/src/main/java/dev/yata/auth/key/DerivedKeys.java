package dev.yata.auth.key;

import org.springframework.stereotype.Component;

/** Derives keys from the master key, for data that may be lost when the master key changes. */
@Component
public final class DerivedKeys {

    private final MasterKey masterKey;

    DerivedKeys(MasterKeys masterKeys) {
        this.masterKey = masterKeys.current();
    }

    /** Returns 32 bytes for one purpose. */
    public byte[] derive(String purpose) {
        return masterKey.derive(purpose);
    }

    /** Returns a cipher for one purpose. */
    public KeyCipher cipher(String purpose) {
        return new KeyCipher(masterKey, purpose);
    }
}
