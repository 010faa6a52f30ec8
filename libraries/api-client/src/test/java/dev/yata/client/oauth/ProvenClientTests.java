package dev.yata.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.client.FakeBackend.Seen;
import dev.yata.client.api.ApiClient;
import dev.yata.client.api.ApiFailure;
import dev.yata.client.api.ApiTexts;
import dev.yata.client.http.HttpClient;
import dev.yata.client.http.Timeouts;
import dev.yata.mcp.server.call.MemoryBudget;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies the assertions and proofs of a client without a shared secret, as a server would. */
class ProvenClientTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String ISSUER = "https://issuer.example.com";
    private static final String TODO = "/todos/" + FakeBackend.ID;
    private static final String BOUND =
            "{\"access_token\":\"bound-%s\",\"token_type\":\"dpop\",\"expires_in\":3600,\"scope\":\"todos:read\"}";

    private final FakeBackend backend = new FakeBackend();
    private final HttpClient http = new HttpClient(new Timeouts(TIMEOUT, TIMEOUT, TIMEOUT));
    private final Set<String> seen = new HashSet<>();

    @AfterEach
    void stop() {
        backend.close();
    }

    private TokenEndpoint endpoint(String key, boolean dpop) {
        return new TokenEndpoint(
                new ClientRegistration(
                        "robot",
                        new ClientAssertion("robot", ISSUER, key),
                        backend.tokenUrl(),
                        "",
                        backend.apiUrl().toString(),
                        dpop),
                http,
                TIMEOUT);
    }

    private ApiClient boundApi() throws Exception {
        TokenEndpoint endpoint =
                endpoint(new ECKeyGenerator(Curve.P_256).generate().toJSONString(), true);
        return ApiClient.of(
                backend.apiUrl(), http, new AccessTokens(endpoint), TIMEOUT, MemoryBudget.ofHeap(), ApiTexts.GENERAL);
    }

    private static Reply bound(String name) {
        return Reply.of(200, BOUND.formatted(name));
    }

    private static Reply refusedFor(String error) {
        return Reply.of(401, "").with("WWW-Authenticate", "DPoP error=\"" + error + "\", algs=\"ES256 RS256\"");
    }

    private static Map<String, String> form(Seen request) {
        return Arrays.stream(request.body().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static JWSObject verified(String text, JWK key) throws Exception {
        JWSObject jwt = JWSObject.parse(text);
        JWSVerifier verifier =
                new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), ((AsymmetricJWK) key).toPublicKey());
        assertThat(jwt.verify(verifier)).isTrue();
        return jwt;
    }

    private void assertFresh(Map<String, Object> claims) {
        assertThat(seen.add((String) claims.get("jti"))).isTrue();
        assertThat((String) claims.get("jti")).hasSizeGreaterThan(20);
        assertThat(((Number) claims.get("iat")).longValue())
                .isBetween(Instant.now().getEpochSecond() - 30, Instant.now().getEpochSecond());
    }

    private void assertAssertion(Seen request, JWK key, String algorithm, String keyId) throws Exception {
        Map<String, String> form = form(request);
        assertThat(form)
                .containsEntry("client_id", "robot")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .doesNotContainKey("client_secret");
        assertThat(request.headers()).doesNotContainKey("authorization");
        JWSObject assertion = verified(form.get("client_assertion"), key);
        assertThat(assertion.getHeader().getAlgorithm()).hasToString(algorithm);
        assertThat(assertion.getHeader().getKeyID()).isEqualTo(keyId);
        Map<String, Object> claims = assertion.getPayload().toJSONObject();
        assertThat(claims)
                .containsEntry("iss", "robot")
                .containsEntry("sub", "robot")
                .containsEntry("aud", ISSUER)
                .containsEntry("exp", ((Number) claims.get("iat")).longValue() + 60);
        assertFresh(claims);
    }

    private JWSObject proofOf(Seen request, String method, String uri, String token) throws Exception {
        String text = request.headers().get("dpop");
        JWK key = JWSObject.parse(text).getHeader().getJWK();
        assertThat(key.isPrivate()).isFalse();
        JWSObject proof = verified(text, key);
        assertThat(proof.getHeader().getType()).hasToString("dpop+jwt");
        Map<String, Object> claims = proof.getPayload().toJSONObject();
        assertThat(claims).containsEntry("htm", method).containsEntry("htu", uri);
        String ath = token == null
                ? null
                : Base64URL.encode(
                                MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)))
                        .toString();
        assertThat(claims.get("ath")).isEqualTo(ath);
        assertFresh(claims);
        return proof;
    }

    private static Object nonce(JWSObject proof) {
        return proof.getPayload().toJSONObject().get("nonce");
    }

    @Test
    @DisplayName("private_key_jwt with an EC or RSA key, as JWK or PEM")
    void fetchWhenClientHasAKeyThenAssertsWithIt() throws Exception {
        ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
        JWK rsa = new RSAKeyGenerator(2048).generate();
        endpoint(ec.toJSONString(), false).fetch();
        TokenEndpoint other = endpoint(rsa.toJSONString(), false);
        other.fetch();
        other.fetch();
        endpoint(pem("PRIVATE KEY", ec.toPrivateKey()), false).fetch();
        endpoint("\n" + pem("PRIVATE KEY", rsa.toRSAKey().toPrivateKey()), false)
                .fetch();

        assertAssertion(backend.tokenRequests.get(0), ec, "ES256", "key-1");
        assertAssertion(backend.tokenRequests.get(1), rsa, "RS256", null);
        assertAssertion(backend.tokenRequests.get(2), rsa, "RS256", null);
        assertAssertion(backend.tokenRequests.get(3), ec, "ES256", null);
        assertAssertion(backend.tokenRequests.get(4), rsa, "RS256", null);
        assertThat(backend.tokenRequests.get(0).headers()).doesNotContainKey("dpop");
    }

    private static String pem(String label, PrivateKey key) {
        return pem(label, Base64.getMimeEncoder().encodeToString(key.getEncoded()));
    }

    private static String pem(String label, String base64) {
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    @Test
    void fetchWhenKeyCanNotBeUsedThenSaysWhyWithoutShowingIt() throws Exception {
        ECKey p384 = new ECKeyGenerator(Curve.P_384).generate();
        ECKey p256 = new ECKeyGenerator(Curve.P_256).generate();
        JWK small = new RSAKeyGenerator(1024, true).generate();
        String kinds = "must be an EC key on P-256, or an RSA key of 2048 bits or more";
        for (String[] bad : List.of(
                new String[] {p384.toJSONString(), kinds},
                new String[] {pem("PRIVATE KEY", p384.toPrivateKey()), kinds},
                new String[] {small.toJSONString(), kinds},
                new String[] {pem("PRIVATE KEY", small.toRSAKey().toPrivateKey()), kinds},
                new String[] {new OctetSequenceKeyGenerator(256).generate().toJSONString(), kinds},
                new String[] {pem("PRIVATE KEY", "c2VjcmV0"), kinds},
                new String[] {p256.toPublicJWK().toJSONString(), "the private one is needed"},
                new String[] {pem("PUBLIC KEY", "c2VjcmV0"), "holds a public key"},
                new String[] {pem("CERTIFICATE", "c2VjcmV0"), "holds a certificate"},
                new String[] {pem("ENCRYPTED PRIVATE KEY", "c2VjcmV0"), "is encrypted; decrypt it with openssl"},
                new String[] {pem("EC PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nc2VjcmV0"), "is encrypted"},
                new String[] {pem("EC PRIVATE KEY", "c2VjcmV0"), "convert it with openssl pkcs8"},
                new String[] {"{\"kty\":\"EC\",\"d\":\"c2VjcmV0\"}", "is not a valid JWK"},
                new String[] {"{c2VjcmV0", "is not a valid JWK"},
                new String[] {"c2VjcmV0", "is neither a private JWK nor a private key in PEM"})) {
            assertThatThrownBy(endpoint(bad[0], true)::fetch)
                    .as(bad[0])
                    .isInstanceOfSatisfying(
                            TokenUnavailable.class,
                            e -> assertThat(e.isPermanent()).isTrue())
                    .hasMessageStartingWith("OAUTH_PRIVATE_KEY ")
                    .hasMessageContaining(bad[1])
                    .hasMessageNotContaining("c2VjcmV0");
        }
        assertThat(backend.tokenRequests).isEmpty();
    }

    @Test
    void fetchWhenAssertionIsRefusedThenNamesKeyIssuerAndClock() throws Exception {
        backend.token(Reply.of(401, "{\"error\":\"invalid_client\"}"));

        assertThatThrownBy(endpoint(new ECKeyGenerator(Curve.P_256).generate().toJSONString(), false)::fetch)
                .hasMessageContainingAll("OAUTH_PRIVATE_KEY", ISSUER, "OAUTH_ISSUER", "clock")
                .hasMessageNotContaining("OAUTH_CLIENT_SECRET");
    }

    @Test
    @DisplayName("A fresh proof of one key goes with each request, for tokens and for todos")
    void callWhenTokenIsBoundThenEachRequestHasAProofOfItsOwn() throws Exception {
        backend.token(bound("1"));
        backend.api(FakeBackend.BROKEN, Reply.of(503, "").with("Retry-After", "0"));
        ApiClient api = boundApi();
        api.get("/todos?tag=home");
        api.get(TODO);

        JWSObject asked =
                proofOf(backend.tokenRequests.get(0), "POST", backend.tokenUrl().toString(), null);
        assertThat(backend.apiRequests).hasSize(4);
        for (Seen request : backend.apiRequests) {
            assertThat(request.headers()).containsEntry("authorization", "DPoP bound-1");
            String uri = "http://127.0.0.1:" + backend.port() + request.path().replaceAll("\\?.*", "");
            JWSObject proof = proofOf(request, "GET", uri, "bound-1");
            assertThat(proof.getHeader().getJWK()).isEqualTo(asked.getHeader().getJWK());
        }
    }

    @Test
    void callWhenNoncesAreDemandedThenRepeatsOnceAndKeepsThem() throws Exception {
        backend.token(
                Reply.of(400, "{\"error\":\"use_dpop_nonce\"}").with("DPoP-Nonce", "as-1"),
                bound("1").with("DPoP-Nonce", "as-2"));
        backend.api(
                refusedFor("use_dpop_nonce").with("DPoP-Nonce", "rs-1"),
                Reply.of(200, FakeBackend.TODO).with("DPoP-Nonce", "rs-2"));
        ApiClient api = boundApi();
        api.get(TODO);
        api.get(TODO);

        String token = backend.tokenUrl().toString();
        String todo = backend.apiUrl() + "/todos/" + FakeBackend.ID;
        assertThat(backend.tokenRequests).hasSize(2);
        assertThat(nonce(proofOf(backend.tokenRequests.get(0), "POST", token, null)))
                .isNull();
        assertThat(nonce(proofOf(backend.tokenRequests.get(1), "POST", token, null)))
                .isEqualTo("as-1");
        assertThat(form(backend.tokenRequests.get(1)).get("client_assertion"))
                .isNotEqualTo(form(backend.tokenRequests.get(0)).get("client_assertion"));
        assertThat(backend.apiRequests).hasSize(3);
        assertThat(nonce(proofOf(backend.apiRequests.get(1), "GET", todo, "bound-1")))
                .isEqualTo("rs-1");
        assertThat(nonce(proofOf(backend.apiRequests.get(2), "GET", todo, "bound-1")))
                .isEqualTo("rs-2");
    }

    @Test
    void callWhenNonceIsDemandedWithoutEndThenGivesUp() throws Exception {
        Reply demand = Reply.of(400, "{\"error\":\"use_dpop_nonce\"}").with("DPoP-Nonce", "n");
        backend.token(demand, demand, demand);

        ApiClient api = boundApi();
        assertThatThrownBy(() -> api.get(TODO)).hasMessageContaining("use_dpop_nonce");
        assertThat(backend.tokenRequests).hasSize(2);
    }

    @Test
    void callWhenProofIsRefusedThenPointsToClockAndAddress() throws Exception {
        backend.token(bound("1"), bound("2"));
        backend.api(refusedFor("invalid_dpop_proof"), refusedFor("invalid_dpop_proof"));

        ApiClient api = boundApi();
        assertThatThrownBy(() -> api.get(TODO))
                .isInstanceOf(ApiFailure.class)
                .hasMessageContainingAll("proof", "clock", "API_BASE_URL", "Nothing was changed.");
    }

    @ParameterizedTest
    @CsvSource({"Bearer, true, OAUTH_DPOP", "DPoP, false, did not answer with a bearer token"})
    void fetchWhenTokenIsOfTheOtherTypeThenIsNotUsed(String type, boolean dpop, String advice) throws Exception {
        backend.token(Reply.of(200, "{\"access_token\":\"t\",\"token_type\":\"" + type + "\"}"));

        assertThatThrownBy(endpoint(new ECKeyGenerator(Curve.P_256).generate().toJSONString(), dpop)::fetch)
                .hasMessageContaining(advice);
    }
}
