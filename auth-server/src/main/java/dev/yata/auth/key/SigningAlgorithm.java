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
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** The signature algorithms (RFC 7518 section 3.1) tokens may carry. */
public enum SigningAlgorithm {
    ES256 {
        @Override
        JWK generate() throws JOSEException {
            return new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        }

        @Override
        JWSSigner signer(JWK key) throws JOSEException {
            return quick(new ECDSASigner(key.toECKey()));
        }
    },
    RS256 {
        @Override
        JWK generate() throws JOSEException {
            return new RSAKeyGenerator(3072)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        }

        @Override
        JWSSigner signer(JWK key) throws JOSEException {
            return quick(new RSASSASigner(key.toRSAKey()));
        }
    };

    JWSAlgorithm jws() {
        return JWSAlgorithm.parse(name());
    }

    abstract JWK generate() throws JOSEException;

    abstract JWSSigner signer(JWK key) throws JOSEException;

    private static JWSSigner quick(JWSSigner signer) {
        signer.getJCAContext().setProvider(FastSignatures.provider());
        return signer;
    }
}
