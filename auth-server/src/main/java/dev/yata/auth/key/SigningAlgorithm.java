package dev.yata.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** A signature algorithm for tokens (RFC 7518 section 3.1). */
public enum SigningAlgorithm {
    ES256,
    RS256;

    private static final int RSA_BITS = 3072;

    JWSAlgorithm jws() {
        return JWSAlgorithm.parse(name());
    }

    /** Generates a key pair; its id is the thumbprint of the public key (RFC 7638). */
    JWK generate() {
        JWKGenerator<?> generator = this == ES256 ? new ECKeyGenerator(Curve.P_256) : new RSAKeyGenerator(RSA_BITS);
        try {
            return generator
                    .algorithm(jws())
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    JWSSigner signer(JWK key) {
        try {
            JWSSigner signer = this == ES256 ? new ECDSASigner(key.toECKey()) : new RSASSASigner(key.toRSAKey());
            signer.getJCAContext().setProvider(FastSignatures.provider());
            return signer;
        } catch (JOSEException unusable) {
            throw new IllegalStateException("The active signing key cannot be used", unusable);
        }
    }
}
