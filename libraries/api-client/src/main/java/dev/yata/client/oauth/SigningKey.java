package dev.yata.client.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.yata.home.Pem;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs with a private key: by ES256 with EC on P-256, by RS256 with RSA (RFC 7518 §3). Only this class uses the
 * signing library, so that the start does not load it.
 */
final class SigningKey {

    static final String KINDS = "must be an EC key on P-256, or an RSA key of 2048 bits or more";

    private static final int LEAST_RSA_BITS = 2048;

    private final JWSHeader header;
    private final JWSSigner signer;

    private SigningKey(JWSHeader header, JWSSigner signer) {
        this.header = header;
        this.signer = signer;
    }

    /** Reads a private JWK or a PKCS#8 PEM. */
    static SigningKey parse(String text) throws InvalidKey {
        try {
            if (text.contains("-----BEGIN ")) {
                return of(Pem.privateKey(text), null);
            }
            if (!text.strip().startsWith("{")) {
                throw new InvalidKey("is neither a private JWK nor a private key in PEM");
            }
            JWK jwk = JWK.parse(text);
            if (!jwk.isPrivate()) {
                throw new InvalidKey("holds a public key; the private one is needed here");
            }
            if (jwk instanceof ECKey ec) {
                return of(ec.toECPrivateKey(), jwk.getKeyID());
            }
            if (jwk instanceof RSAKey rsa) {
                return of(rsa.toRSAPrivateKey(), jwk.getKeyID());
            }
        } catch (InvalidKeySpecException e) {
            throw new InvalidKey(e.getMessage());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new InvalidKey("is not a valid JWK");
        }
        throw new InvalidKey(KINDS);
    }

    private static SigningKey of(PrivateKey key, @Nullable String keyId) throws InvalidKey, JOSEException {
        if (key instanceof ECPrivateKey ec && Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))) {
            return new SigningKey(header(JWSAlgorithm.ES256, keyId), new ECDSASigner(ec));
        }
        if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS) {
            return new SigningKey(header(JWSAlgorithm.RS256, keyId), new RSASSASigner(rsa));
        }
        throw new InvalidKey(KINDS);
    }

    private static JWSHeader header(JWSAlgorithm algorithm, @Nullable String keyId) {
        return new JWSHeader.Builder(algorithm).keyID(keyId).build();
    }

    /** Returns a new key whose JWTs are DPoP proofs with the public key in their header (RFC 9449 §4.2). */
    static SigningKey forProofs() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).generate();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("dpop+jwt"))
                    .jwk(key.toPublicJWK())
                    .build();
            return new SigningKey(header, new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java makes P-256 keys", e);
        }
    }

    /** Returns a JWT with these claims. */
    String sign(Map<String, Object> claims) {
        JWSObject jwt = new JWSObject(header, new Payload(claims));
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a key that fits its algorithm signs", e);
        }
        return jwt.serialize();
    }
}
