package dev.yata.launcher.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.yata.home.Pem;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Converts a private key in PEM to a JWK with its public part. Nimbus can do that with Bouncy Castle only. */
final class PemJwk {

    /** RFC 5915 writes a public key of P-256 after the private one: [1] { BIT STRING { 04, x, y } }. */
    private static final byte[] BEFORE_PUBLIC_POINT = HexFormat.of().parseHex("a14403420004");

    private static final int COORDINATE = 32;

    private PemJwk() {}

    /**
     * @throws IllegalArgumentException if the key is of another kind or lacks its public part; the message is a
     *     sentence
     */
    static JWK parse(String text) {
        try {
            java.security.PrivateKey key = Pem.privateKey(text);
            return key instanceof ECPrivateKey ec ? ec(ec) : rsa(key);
        } catch (InvalidKeySpecException unusable) {
            throw new IllegalArgumentException("it " + unusable.getMessage() + ".", unusable);
        } catch (GeneralSecurityException | JOSEException | IllegalStateException unreadable) {
            throw new IllegalArgumentException("its key cannot be read; " + PrivateKey.USABLE, unreadable);
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
            throw new IllegalArgumentException(PrivateKey.USABLE);
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
}
