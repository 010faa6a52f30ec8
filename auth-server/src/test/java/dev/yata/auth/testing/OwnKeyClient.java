package dev.yata.auth.testing;

import static dev.yata.auth.testing.Server.encode;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.testing.Server.Credentials;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A client that authenticates with its own key, on P-256. The issuer is that of the running server. */
public record OwnKeyClient(Server server, String issuer, String id, ECKey key) {

    public static final String TYPE =
            "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";

    /** Registers a client. Further JSON fields may be given, each with a leading comma. */
    public static OwnKeyClient register(Server server, String adminToken, String fields) {
        ECKey key = Keys.ec();
        Answer created = server.admin(
                "POST",
                "",
                adminToken,
                "{\"client_name\":\"own key\",\"scopes\":[\"todos:read\"],"
                        + "\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks\":" + Keys.published(key) + fields
                        + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return new OwnKeyClient(server, RunningServer.SERVER.url(), created.text("client_id"), key);
    }

    public OwnKeyClient at(Server other) {
        return new OwnKeyClient(other, issuer, id, key);
    }

    public Credentials credentials() {
        return new Credentials(id, "");
    }

    public String assertion() {
        return assertion(claims -> claims);
    }

    /** Makes a valid assertion, and then applies the change. */
    public String assertion(UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                change.apply(new JWTClaimsSet.Builder()
                                .issuer(id)
                                .subject(id)
                                .audience(issuer)
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plusSeconds(60)))
                                .jwtID(UUID.randomUUID().toString()))
                        .build());
    }

    public String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public Answer token(String... headers) {
        return tokenFor(assertion(), headers);
    }

    public Answer tokenFor(String assertion, String... headers) {
        return server.form("/oauth/token", "grant_type=client_credentials&" + with(assertion), headers);
    }

    public boolean introspectsAsActive(String token) {
        return server.form("/oauth/introspect", "token=" + token + "&" + with(assertion()))
                .json()
                .path("active")
                .asBoolean();
    }

    public static String with(String assertion) {
        return TYPE + "&client_assertion=" + encode(assertion);
    }
}
