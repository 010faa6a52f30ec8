package dev.yata.auth.authentication;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;

/** Makes keys for verifying assertions of unknown clients, so that an unknown client takes the same time. */
final class DummyKeys {

    private static final int RSA_BITS = 2048;

    private DummyKeys() {}

    /** Makes one EC and one RSA key that never sign. They have no {@code kid}, so they match any JWT. */
    static JWKSet create() {
        try {
            BigInteger modulus = new BigInteger(RSA_BITS, new SecureRandom())
                    .setBit(RSA_BITS - 1)
                    .setBit(0);
            RSAKey rsa =
                    new RSAKey.Builder(Base64URL.encode(modulus), Base64URL.encode(BigInteger.valueOf(65_537))).build();
            return new JWKSet(List.of(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK(), rsa));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
