package dev.yata.auth.key;

import org.springframework.stereotype.Component;

/** Keys that last as long as the master key: for what may be forgotten when that changes. */
@Component
public final class PurposeKeys {

    private final MasterKey masterKey;

    PurposeKeys(MasterKeys masterKeys) {
        this.masterKey = masterKeys.current();
    }

    /** 32 bytes for one purpose. */
    public byte[] derive(String purpose) {
        return masterKey.derive(purpose);
    }

    public KeyCipher cipher(String purpose) {
        return new KeyCipher(masterKey, purpose);
    }
}
