package dev.yata.stdio.oauth;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A private key in PEM, as {@code openssl genpkey} writes it (PKCS#8, RFC 7468 §10). */
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private Pem() {}

    static PrivateKey privateKey(String text) throws InvalidKey {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new InvalidKey("is neither a private JWK nor a private key in PEM");
        }
        String label = block.group(1);
        if (label.equals("ENCRYPTED PRIVATE KEY") || block.group(2).contains("ENCRYPTED")) {
            throw new InvalidKey("is encrypted; decrypt it with openssl pkey -in FILE -out PLAIN");
        }
        if (label.endsWith(" PRIVATE KEY") || label.equals("EC PARAMETERS")) {
            throw new InvalidKey("is not PKCS#8; convert it with openssl pkcs8 -topk8 -nocrypt -in FILE -out PLAIN");
        }
        if (!label.equals("PRIVATE KEY")) {
            throw new InvalidKey("holds a " + label.toLowerCase(Locale.ROOT) + "; the private key is needed here");
        }
        return decode(block.group(2));
    }

    private static PrivateKey decode(String base64) throws InvalidKey {
        PKCS8EncodedKeySpec bytes;
        try {
            bytes = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new InvalidKey("is no base64 between its PEM lines");
        }
        PrivateKey key = decode("EC", bytes);
        key = key == null ? decode("RSA", bytes) : key;
        if (key == null) {
            throw new InvalidKey(SigningKey.KINDS);
        }
        return key;
    }

    /** Null when it is of another kind. */
    private static @Nullable PrivateKey decode(String kind, PKCS8EncodedKeySpec bytes) {
        try {
            return KeyFactory.getInstance(kind).generatePrivate(bytes);
        } catch (InvalidKeySpecException e) {
            return null;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has EC and RSA", e);
        }
    }
}
