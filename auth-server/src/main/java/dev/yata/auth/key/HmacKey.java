package dev.yata.auth.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bytes with HMAC-SHA-256, and derives other keys. A leaked derived key is useful for only one purpose. */
public final class HmacKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public HmacKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Returns 32 bytes. */
    public byte[] sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Derives 32 bytes: one block of HKDF-Expand (RFC 5869 section 2.3), with the purpose as {@code info}. */
    byte[] derive(String purpose) {
        return sign((purpose + '\1').getBytes(StandardCharsets.UTF_8));
    }
}
