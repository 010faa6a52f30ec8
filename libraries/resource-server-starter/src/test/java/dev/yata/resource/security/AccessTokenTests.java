package dev.yata.resource.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.resource.NotesTests;
import dev.yata.resource.TestIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTests extends NotesTests {

    private static final String METADATA =
            "resource_metadata=\"http://api.example.test/.well-known/oauth-protected-resource\"";
    private static final String SCOPES = "notes:read notes:write";

    private Answer getWith(String token) {
        return send(plain("/notes").header("Authorization", "Bearer " + token));
    }

    private void assertInvalid(String token) {
        Answer answer = getWith(token).expect(401).isProblem();
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("Bearer ")
                .contains("error=\"invalid_token\"", METADATA);
        assertThat(answer.response().body()).doesNotContain(token);
    }

    private String tokenWith(Consumer<JWTClaimsSet.Builder> changes) {
        return ISSUER.token(account, SCOPES, changes);
    }

    @Test
    @DisplayName("The metadata names the resource, its authorization server and scopes")
    void metadataWhenReadThenTrue() {
        Answer metadata = send(plain("/.well-known/oauth-protected-resource")).expect(200);
        assertThat(metadata.text("resource")).isEqualTo(ISSUER.resource());
        assertThat(metadata.json().required("authorization_servers").toString())
                .isEqualTo("[\"" + ISSUER.issuer() + "\"]");
        assertThat(metadata.json().required("scopes_supported").toString())
                .isEqualTo("[\"notes:read\",\"notes:write\"]");
        assertThat(metadata.json().required("bearer_methods_supported").toString())
                .isEqualTo("[\"header\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource", "/actuator/health"})
    void headWhenGetIsPublicThenAsGetWithoutBody(String path) {
        Answer get = send(plain(path)).expect(200);
        Answer head = send(plain(path).method("HEAD", BodyPublishers.noBody())).expect(200);
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.response().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE"})
    void requestWhenMetadataIsOnlyReadableThenMethodNotAllowed(String method) {
        Answer refused = send(plain("/.well-known/oauth-protected-resource").method(method, BodyPublishers.noBody()))
                .expect(405)
                .isProblem();
        assertThat(refused.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    @DisplayName("Without a token the challenge has no error")
    void requestWhenNoTokenThenChallengeWithoutError() {
        Answer read = send(plain("/notes")).expect(401).isProblem();
        assertThat(read.header("WWW-Authenticate"))
                .startsWith("Bearer ")
                .contains(METADATA, "scope=\"notes:read\"")
                .doesNotContain("error");
        Answer write = send(plain("/notes").POST(BodyPublishers.ofString("{}"))).expect(401);
        assertThat(write.header("WWW-Authenticate")).contains("scope=\"notes:write\"");
    }

    @Test
    @DisplayName("A bad or expired token is invalid_token")
    void requestWhenTokenIsBadOrExpiredThenInvalidToken() {
        assertInvalid("abc");
        assertInvalid("a.b.c");
        assertInvalid(token.substring(0, token.length() - 8) + "AAAAAAAA");
        assertInvalid(tokenWith(
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(5)))));
        assertInvalid(
                tokenWith(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(60)))));
        Answer malformed = send(plain("/notes").header("Authorization", "Bearer a b"));
        assertThat(malformed.expect(401).isProblem().header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void requestWhenTokenIsNotExactThenInvalidToken() {
        getWith(token).expect(200);
        assertInvalid(token + "=");
        assertInvalid(token + "==");
        assertInvalid(token.substring(0, token.length() - 1) + withOtherUnusedBits(token.charAt(token.length() - 1)));
        assertInvalid(token.replaceFirst("\\.", "=."));
        assertInvalid(token + ".e30");
    }

    /** Returns a base64url character with the same first two bits, which are all that count at the end of 64 bytes. */
    private static char withOtherUnusedBits(char last) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt(alphabet.indexOf(last) ^ 1);
    }

    @Test
    @DisplayName("A wrong or missing claim, typ or key is refused")
    void requestWhenClaimTypeOrKeyIsWrongThenInvalidToken() {
        getWith(token).expect(200);
        assertInvalid(tokenWith(claims -> claims.audience((String) null)));
        assertInvalid(tokenWith(claims -> claims.audience("http://api.example.test/")));
        assertInvalid(tokenWith(claims -> claims.audience("http://api.example.test/api")));
        assertInvalid(tokenWith(claims -> claims.issuer(ISSUER.issuer() + "/")));
        assertInvalid(tokenWith(claims -> claims.issuer(null)));
        for (String required : List.of("exp", "sub", "client_id", "account", "jti")) {
            assertInvalid(tokenWith(claims -> claims.claim(required, null)));
        }
        assertInvalid(tokenWith(claims -> claims.claim("account", " ")));
        assertInvalid(tokenWith(claims -> claims.claim("account", List.of(account))));
        JWTClaimsSet claims = ISSUER.claims(account, SCOPES, changes -> {});
        assertInvalid(TestIssuer.sign(ISSUER.key(), "JWT", claims));
        assertInvalid(TestIssuer.sign(TestIssuer.newKey(), "at+jwt", claims));
    }

    @Test
    @DisplayName("The algorithm none, and HS256 with the public key, are refused")
    void requestWhenAlgorithmIsWrongThenInvalidToken() throws JOSEException {
        JWTClaimsSet claims = ISSUER.claims(account, SCOPES, changes -> {});
        assertInvalid(new PlainJWT(claims).serialize());
        ECKey publicKey = ISSUER.key().toPublicJWK();
        for (byte[] secret : List.of(
                publicKey.toECPublicKey().getEncoded(), publicKey.toJSONString().getBytes(StandardCharsets.UTF_8))) {
            SignedJWT forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID(publicKey.getKeyID())
                            .build(),
                    claims);
            forged.sign(new MACSigner(secret));
            assertInvalid(forged.serialize());
        }
    }

    @Test
    @DisplayName("Insufficient scope is 403 and names the scope needed")
    void requestWhenScopeIsMissingThenForbidden() {
        String reader = ISSUER.token(account, "notes:read");
        Answer refused = send(plain("/notes")
                        .header("Authorization", "Bearer " + reader)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"text\":\"x\"}")))
                .expect(403)
                .isProblem();
        assertThat(refused.header("WWW-Authenticate"))
                .startsWith("Bearer ")
                .contains("error=\"insufficient_scope\"", "scope=\"notes:write\"", METADATA);
        assertThat(getWith(ISSUER.token(account, "notes:write")).expect(403).header("WWW-Authenticate"))
                .contains("error=\"insufficient_scope\"", "scope=\"notes:read\"");
        getWith(ISSUER.token(account, "notes:readonly")).expect(403);
        assertThat(get("/notes").json()).isEmpty();
    }

    @Test
    @DisplayName("A token in the query string is refused, even with another one in the header")
    void requestWhenTokenInQueryThenRefused() {
        for (String path : List.of("/notes?access_token=", "/notes?limit=1&access%5Ftoken=")) {
            assertThat(send(plain(path + token)).status()).isIn(400, 401);
            Answer both = send(plain(path + token).header("Authorization", "Bearer " + token))
                    .expect(400)
                    .isProblem();
            assertThat(both.response().body()).doesNotContain(token);
            assertThat(both.header("WWW-Authenticate")).contains("invalid_request");
        }
    }

    @Test
    void requestWhenTwoAuthorizationHeadersThenInvalidRequest() {
        Answer answer = send(request("/notes").header("Authorization", "Bearer " + token))
                .expect(400)
                .isProblem();
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_request");
    }

    @Test
    @DisplayName("A key-bound token is refused as Bearer")
    void requestWhenTokenIsBoundToKeyThenInvalidToken() {
        assertInvalid(tokenWith(claims -> claims.claim("cnf", Map.of("jkt", "x"))));
        assertInvalid(tokenWith(claims -> claims.claim("cnf", Map.of("x5t#S256", "x"))));
    }
}
