package dev.yata.auth.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key from which other keys are derived, so that a leaked derived key is useful for only one purpose. Only this
 * package may use it.
 */
final class MasterKey {

    private final SecretKeySpec key;

    MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /**
     * Derives 32 bytes for one purpose: one block of HKDF-Expand (RFC 5869 section 2.3), with the purpose as {@code
     * info}.
     */
    byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
