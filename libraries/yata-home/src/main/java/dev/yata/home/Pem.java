package dev.yata.home;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads private keys in PEM, as {@code openssl genpkey} writes them (PKCS#8; RFC 7468 §10). */
public final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private Pem() {}

    /**
     * Reads the first block, which must contain an EC or RSA key. If the file contains the public point of an EC key,
     * the encoded form of the key keeps it.
     *
     * @throws InvalidKeySpecException with a message that follows the name of the file or setting, such as "is
     *     encrypted"
     */
    public static PrivateKey privateKey(String text) throws InvalidKeySpecException {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new InvalidKeySpecException("is not a private key in PEM");
        }
        String label = block.group(1);
        if (label.equals("ENCRYPTED PRIVATE KEY") || block.group(2).contains("ENCRYPTED")) {
            throw new InvalidKeySpecException("is encrypted; decrypt it with openssl pkey -in FILE -out PLAIN");
        }
        if (label.endsWith(" PRIVATE KEY") || label.equals("EC PARAMETERS")) {
            throw new InvalidKeySpecException(
                    "is not PKCS#8; convert it with openssl pkcs8 -topk8 -nocrypt -in FILE -out PLAIN");
        }
        if (!label.equals("PRIVATE KEY")) {
            throw new InvalidKeySpecException(
                    "holds a " + label.toLowerCase(Locale.ROOT) + "; the private key is needed here");
        }
        return decode(block.group(2));
    }

    private static PrivateKey decode(String base64) throws InvalidKeySpecException {
        PKCS8EncodedKeySpec encoded;
        try {
            encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("has something other than Base64 between its PEM lines", e);
        }
        PrivateKey key = decode("EC", encoded);
        key = key == null ? decode("RSA", encoded) : key;
        if (key == null) {
            throw new InvalidKeySpecException("must be an EC key on P-256, or an RSA key of 2048 bits or more");
        }
        return key;
    }

    /** Returns null when the key is of another kind. */
    private static @Nullable PrivateKey decode(String kind, PKCS8EncodedKeySpec encoded) {
        try {
            return KeyFactory.getInstance(kind).generatePrivate(encoded);
        } catch (InvalidKeySpecException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has EC and RSA", e);
        }
    }
}
