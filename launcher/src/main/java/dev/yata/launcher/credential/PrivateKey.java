package dev.yata.launcher.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Map;

/**
 * A client's private key: EC P-256, or RSA with at least 2,048 bits. It has no {@code toString}, so logs cannot show
 * it.
 */
public final class PrivateKey {

    private static final int MIN_RSA_BITS = 2048;

    /** The advice for other kinds of keys. */
    static final String USABLE = "use EC P-256, or RSA with at least " + MIN_RSA_BITS + " bits.";

    private final JWK jwk;

    PrivateKey(JWK jwk) {
        this.jwk = jwk;
    }

    /**
     * Reads a private JWK or a PKCS#8 PEM.
     *
     * @throws IllegalArgumentException if the text is neither, or another kind of key; the message is a sentence
     */
    public static PrivateKey parse(String text) {
        JWK jwk = text.contains("-----BEGIN") ? PemJwk.parse(text) : parseJwk(text);
        if (!jwk.isPrivate()) {
            throw new IllegalArgumentException("it has the public part only.");
        }
        boolean usable = (jwk instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()))
                || (jwk instanceof RSAKey && jwk.size() >= MIN_RSA_BITS);
        if (!usable) {
            throw new IllegalArgumentException(USABLE);
        }
        return new PrivateKey(jwk);
    }

    private static JWK parseJwk(String text) {
        try {
            return JWK.parse(text);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException("it is neither a private JWK nor a PKCS#8 PEM.", malformed);
        }
    }

    /** Returns the public part with the key's ID, or its thumbprint if it has none (RFC 7638). */
    Map<String, Object> publicJwk() {
        Map<String, Object> published = jwk.toPublicJWK().toJSONObject();
        published.put("kid", id());
        published.putIfAbsent("use", KeyUse.SIGNATURE.identifier());
        return published;
    }

    private String id() {
        try {
            return jwk.getKeyID() == null ? jwk.computeThumbprint().toString() : jwk.getKeyID();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
