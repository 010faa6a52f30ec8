package dev.yata.auth.settings;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** A value that must not be printed. Only {@link #value()} returns it. */
public record Secret(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Returns 256 random bits in base64url without padding (43 characters). */
    public static Secret random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
