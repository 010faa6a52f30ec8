package dev.yata.launcher.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.yata.home.Pem;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * A client's private key: EC P-256, or RSA with at least 2,048 bits. It has no {@code toString}, so logs cannot show
 * it.
 */
public final class PrivateKey {

    private static final int MIN_RSA_BITS = 2048;
    private static final String USABLE = "use EC P-256, or RSA with at least " + MIN_RSA_BITS + " bits.";

    /** RFC 5915 writes a public key of P-256 after the private one: [1] { BIT STRING { 04, x, y } }. */
    private static final byte[] BEFORE_PUBLIC_POINT = HexFormat.of().parseHex("a14403420004");

    private static final int COORDINATE = 32;

    private final JWK jwk;

    private PrivateKey(JWK jwk) {
        this.jwk = jwk;
    }

    /** Makes a new EC P-256 key. */
    static PrivateKey generate() {
        try {
            return new PrivateKey(new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every JDK can make an EC P-256 key", impossible);
        }
    }

    /**
     * Reads a private JWK or a PKCS#8 PEM.
     *
     * @throws IllegalArgumentException if the text is neither, or another kind of key; the message is a sentence
     */
    static PrivateKey parse(String text) {
        JWK jwk = text.contains("-----BEGIN") ? parsePem(text) : parseJwk(text);
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

    /** Finds the public part. Nimbus can do that with Bouncy Castle only. */
    private static JWK parsePem(String text) {
        try {
            java.security.PrivateKey key = Pem.privateKey(text);
            return key instanceof ECPrivateKey ec ? ec(ec) : rsa(key);
        } catch (InvalidKeySpecException unusable) {
            throw new IllegalArgumentException("it " + unusable.getMessage() + ".", unusable);
        } catch (GeneralSecurityException | JOSEException | IllegalStateException unreadable) {
            throw new IllegalArgumentException("its key cannot be read; " + USABLE, unreadable);
        }
    }

    private static JWK rsa(java.security.PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof RSAPrivateCrtKey rsa)) {
            throw new IllegalArgumentException("its RSA key lacks the public exponent.");
        }
        RSAPublicKeySpec spec = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
        return new RSAKey.Builder((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec))
                .privateKey(rsa)
                .build();
    }

    /** Reads the public point from the file, because the JDK cannot compute it. A signature shows whether it fits. */
    private static JWK ec(ECPrivateKey key) throws JOSEException {
        if (key.getParams().getCurve().getField().getFieldSize() != 8 * COORDINATE) {
            throw new IllegalArgumentException(USABLE);
        }
        byte[] encoded = key.getEncoded();
        int point = encoded.length - 2 * COORDINATE;
        int before = point - BEFORE_PUBLIC_POINT.length;
        if (before < 0 || !Arrays.equals(Arrays.copyOfRange(encoded, before, point), BEFORE_PUBLIC_POINT)) {
            throw new IllegalArgumentException(
                    "its key lacks its public part; openssl pkey -in FILE -out NEW-FILE adds it.");
        }
        ECKey jwk = new ECKey.Builder(Curve.P_256, coordinate(encoded, point), coordinate(encoded, point + COORDINATE))
                .privateKey(key)
                .build();
        JWSHeader header = new JWSHeader(JWSAlgorithm.ES256);
        Base64URL signature = new ECDSASigner(jwk).sign(header, encoded);
        if (!new ECDSAVerifier(jwk).verify(header, encoded, signature)) {
            throw new IllegalArgumentException("its private and public part do not belong together.");
        }
        return jwk;
    }

    private static Base64URL coordinate(byte[] encoded, int from) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, from, from + COORDINATE));
    }

    /** Returns the public part with the key's ID, or its thumbprint if it has none (RFC 7638). */
    public Map<String, Object> publicJwk() {
        try {
            Map<String, Object> published = jwk.toPublicJWK().toJSONObject();
            published.putIfAbsent("kid", jwk.computeThumbprint().toString());
            published.putIfAbsent("use", KeyUse.SIGNATURE.identifier());
            return published;
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** Returns the private JWK. */
    String secretJson() {
        return jwk.toJSONString();
    }
}
