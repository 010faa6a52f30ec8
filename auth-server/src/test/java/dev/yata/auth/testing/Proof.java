package dev.yata.auth.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** Builds a DPoP proof (RFC 9449 section 4.2) that is valid for the token endpoint unless it is changed. */
public final class Proof {

    private final JWTClaimsSet.Builder claims;
    private String type = "dpop+jwt";
    private JWK shown;

    private Proof(String url) {
        this.claims = new JWTClaimsSet.Builder()
                .claim("htm", "POST")
                .claim("htu", url)
                .issueTime(Date.from(Instant.now()))
                .jwtID(UUID.randomUUID().toString());
    }

    public static Proof at(Server server) {
        return new Proof(server.url() + "/oauth/token");
    }

    public Proof with(String claim, Object value) {
        claims.claim(claim, value);
        return this;
    }

    public Proof issued(Instant time) {
        claims.issueTime(Date.from(time));
        return this;
    }

    public Proof typed(String type) {
        this.type = type;
        return this;
    }

    /** Puts this key into the header instead of the public key of the signing key. */
    public Proof showing(JWK key) {
        this.shown = key;
        return this;
    }

    public String sign(JWK key) {
        try {
            JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
            JWSAlgorithm algorithm = key instanceof ECKey
                    ? signer.supportedJWSAlgorithms().iterator().next()
                    : JWSAlgorithm.RS256;
            // Builds the header as text, because the library rejects a header with a private key.
            String header = Base64URL.encode(JSONObjectUtils.toJSONString(Map.of(
                            "alg",
                            algorithm.getName(),
                            "typ",
                            type,
                            "jwk",
                            (shown == null ? key.toPublicJWK() : shown).toJSONObject())))
                    .toString();
            String input = header + "." + claims.build().toPayload().toBase64URL();
            return input + "." + signer.sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
