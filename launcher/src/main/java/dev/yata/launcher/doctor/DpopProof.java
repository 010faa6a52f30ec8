package dev.yata.launcher.doctor;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proofs of possession (RFC 9449 section 4.2) with a key of their own. */
final class DpopProof {

    private final ECKey key;

    private DpopProof(ECKey key) {
        this.key = key;
    }

    static DpopProof withNewKey() {
        try {
            return new DpopProof(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every JDK can make an EC P-256 key", impossible);
        }
    }

    /** A proof for one request; with the token that is sent along, if there is one. */
    String of(String method, URI uri, @Nullable String accessToken) {
        try {
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                    .jwtID(UUID.randomUUID().toString())
                    .claim("htm", method)
                    .claim("htu", uri.toString().replaceFirst("[?#].*", ""))
                    .issueTime(Date.from(Instant.now()));
            if (accessToken != null) {
                byte[] hash =
                        MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
                claims.claim("ath", Base64URL.encode(hash).toString());
            }
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("dpop+jwt"))
                    .jwk(key.toPublicJWK())
                    .build();
            SignedJWT proof = new SignedJWT(header, claims.build());
            proof.sign(new ECDSASigner(key));
            return proof.serialize();
        } catch (JOSEException | GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has ES256 and SHA-256", impossible);
        }
    }
}
