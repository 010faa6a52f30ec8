package dev.yata.auth.console;

import dev.yata.auth.key.PurposeKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** HMAC-SHA-256 over a session id, keyed from the master key: what the database knows of a session is not enough. */
@Component
final class SessionSignature {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    @Autowired
    SessionSignature(PurposeKeys keys) {
        this(keys.derive("console-sessions"));
    }

    SessionSignature(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** 43 characters of base64url; differs for each use. */
    String sign(String use, String sessionId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] signature = mac.doFinal((use + ":" + sessionId).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean matches(String use, String sessionId, String signature) {
        return MessageDigest.isEqual(
                sign(use, sessionId).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
