package dev.yata.launcher.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys in PKCS#8 PEM, as {@code openssl genpkey} writes them. The library reads them with Bouncy Castle only. */
final class Pem {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** How RFC 5915 writes a public key of P-256 after its private one: [1] { BIT STRING { 04, x, y } }. */
    private static final byte[] BEFORE_PUBLIC_POINT = HexFormat.of().parseHex("a14403420004");

    private static final int COORDINATE = 32;

    private Pem() {}

    /** @throws IllegalArgumentException when it is another PEM, or without the public part; the message is a sentence */
    static JWK parse(String text) {
        Matcher pem = PKCS8.matcher(text);
        if (!pem.find()) {
            throw new IllegalArgumentException(
                    "it is a PEM, but no unencrypted PKCS#8; convert it with openssl pkcs8 -topk8 -nocrypt -in FILE.");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            return encoded.length < 250 ? ec(encoded) : rsa(encoded);
        } catch (GeneralSecurityException | IllegalStateException unreadable) {
            throw new IllegalArgumentException("its key can't be read; " + PrivateKey.USABLE, unreadable);
        }
    }

    private static JWK rsa(byte[] encoded) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        if (!(factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)) instanceof RSAPrivateCrtKey key)) {
            throw new IllegalArgumentException("its RSA key lacks the public exponent.");
        }
        RSAPublicKeySpec spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        return new RSAKey.Builder((RSAPublicKey) factory.generatePublic(spec))
                .privateKey(key)
                .build();
    }

    /** The JDK can't compute a public point, so it must be in the file; whether it fits is tried with a signature. */
    private static JWK ec(byte[] encoded) throws GeneralSecurityException {
        ECPrivateKey key =
                (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        if (key.getParams().getCurve().getField().getFieldSize() != 8 * COORDINATE) {
            throw new IllegalArgumentException(PrivateKey.USABLE);
        }
        int point = encoded.length - 2 * COORDINATE;
        int before = point - BEFORE_PUBLIC_POINT.length;
        if (before < 0 || !Arrays.equals(Arrays.copyOfRange(encoded, before, point), BEFORE_PUBLIC_POINT)) {
            throw new IllegalArgumentException(
                    "its key lacks its public part; openssl pkey -in FILE -out NEW-FILE adds that.");
        }
        ECKey jwk = new ECKey.Builder(Curve.P_256, coordinate(encoded, point), coordinate(encoded, point + COORDINATE))
                .privateKey(key)
                .build();
        requirePair(key, jwk);
        return jwk;
    }

    private static Base64URL coordinate(byte[] encoded, int from) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, from, from + COORDINATE));
    }

    private static void requirePair(ECPrivateKey key, ECKey jwk) throws GeneralSecurityException {
        try {
            byte[] text = BigInteger.TEN.toByteArray();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(jwk.toECPublicKey());
            signature.update(text);
            if (!signature.verify(signed)) {
                throw new IllegalArgumentException("its private and public part do not belong together.");
            }
        } catch (JOSEException unreadable) {
            throw new GeneralSecurityException(unreadable);
        }
    }
}
