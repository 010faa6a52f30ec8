package dev.yata.auth.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;
import java.util.UUID;

/** Makes key pairs of clients. */
public final class Keys {

    private Keys() {}

    public static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static RSAKey rsa(int bits) {
        try {
            return new RSAKeyGenerator(bits, true)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Returns the JWK set that a client registers. */
    public static String published(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }
}
