package dev.yata.resource.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.resource.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Represents a client with its own key. Makes tokens that are bound to the key, and valid or changed proofs (RFC 9449
 * §4.2).
 */
public record Holder(JWK key, JWSAlgorithm algorithm) {

    public static Holder withNewKey() {
        return new Holder(TestIssuer.newKey(), JWSAlgorithm.ES256);
    }

    public String token(TestIssuer issuer, String account, String scope) {
        return issuer.token(account, scope, claims -> claims.claim("cnf", Map.of("jkt", thumbprint())));
    }

    String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String proof(String method, String uri, String token) {
        return proof(method, uri, token, claims -> {});
    }

    String proof(String method, String uri, String token, Consumer<JWTClaimsSet.Builder> changes) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim("htu", uri)
                .issueTime(Date.from(Instant.now()))
                .jwtID(UUID.randomUUID().toString())
                .claim(
                        "ath",
                        Base64URL.encode(UsedProofs.sha256(token.getBytes(StandardCharsets.US_ASCII)))
                                .toString());
        changes.accept(claims);
        return sign("dpop+jwt", key.toPublicJWK(), claims.build());
    }

    String sign(String type, JWK shown, JWTClaimsSet claims) {
        try {
            SignedJWT proof = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .type(new JOSEObjectType(type))
                            .jwk(shown)
                            .build(),
                    claims);
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, algorithm);
            proof.sign(signer);
            return proof.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
