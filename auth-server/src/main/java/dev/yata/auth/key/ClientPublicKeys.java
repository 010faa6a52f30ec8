package dev.yata.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks public keys of clients and signatures made with them. Accepts EC keys on P-256 (ES256), and RSA keys of 2048
 * to 4096 bits (RS256); larger keys would make verification expensive.
 */
public final class ClientPublicKeys {

    /** The algorithms that clients may sign with. */
    public static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 4096;
    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);
    private static final int MAX_EXPONENT_BITS = 32;

    private ClientPublicKeys() {}

    /** Returns why a key cannot be used, as the rest of a sentence about it; null if it can. */
    public static @Nullable String findError(JWK key) {
        if (key.isPrivate()) {
            return "must hold public keys only; keep the private key where it signs, and treat this one as leaked";
        }
        if (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse())) {
            return "must hold keys for signatures (use sig, or no use)";
        }
        if (key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm(key))) {
            return "must hold keys for ES256 or RS256";
        }
        return algorithm(key) == null
                ? "must hold EC keys on P-256 or RSA keys of " + MIN_RSA_BITS + " to " + MAX_RSA_BITS
                        + " bits with an odd public exponent of 65537 to 32 bits"
                : null;
    }

    /** Returns whether the JWT was signed with the private key of this public key. */
    public static boolean verifies(SignedJWT jwt, JWK key) {
        if (findError(key) != null || !jwt.getHeader().getAlgorithm().equals(algorithm(key))) {
            return false;
        }
        try {
            JWSVerifier verifier = key instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier(key.toRSAKey());
            verifier.getJCAContext().setProvider(FastSignatures.provider());
            return jwt.verify(verifier);
        } catch (JOSEException unusable) {
            return false;
        }
    }

    private static @Nullable JWSAlgorithm algorithm(JWK key) {
        if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
            return JWSAlgorithm.ES256;
        }
        if (key instanceof RSAKey rsa
                && rsa.size() >= MIN_RSA_BITS
                && rsa.size() <= MAX_RSA_BITS
                && isSound(rsa.getPublicExponent().decodeToBigInteger())) {
            return JWSAlgorithm.RS256;
        }
        return null;
    }

    /** Checks the exponent: odd, at least 65537 (NIST SP 800-56B section 6.2), and small enough to verify quickly. */
    private static boolean isSound(BigInteger exponent) {
        return exponent.testBit(0)
                && exponent.compareTo(MIN_EXPONENT) >= 0
                && exponent.bitLength() <= MAX_EXPONENT_BITS;
    }
}
