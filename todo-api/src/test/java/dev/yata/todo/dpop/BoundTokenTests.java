package dev.yata.todo.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.yata.todo.ApiTests;
import dev.yata.todo.TestIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("B6 A key-bound token needs a matching proof")
class BoundTokenTests extends ApiTests {

    private static final String TODOS = TestIssuer.RESOURCE + "/todos";
    private static final String ALGORITHMS = "algs=\"ES256 RS256\"";
    private static final String METADATA =
            "resource_metadata=\"http://api.example.test/.well-known/oauth-protected-resource/api/v1\"";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Holder holder = Holder.withNewKey();
    private final String bound = holder.token(ISSUER, account, "todos:read todos:write");

    BoundTokenTests(@Autowired JdbcClient jdbc, @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private HttpRequest.Builder request(String path, String scheme, String token) {
        return plain("/api/v1" + path).header("Authorization", scheme + " " + token);
    }

    private Answer getWith(String proof) {
        return send(request("/todos", "DPoP", bound).header("DPoP", proof));
    }

    private String proof(Consumer<JWTClaimsSet.Builder> changes) {
        return holder.proof("GET", TODOS, bound, changes);
    }

    private void assertRefused(String proof) {
        Answer refused = getWith(proof).expect(401).isProblem();
        assertThat(refused.response().headers().allValues("WWW-Authenticate"))
                .hasSize(2)
                .satisfiesExactly(
                        dpop -> assertThat(dpop)
                                .startsWith("DPoP error=\"invalid_dpop_proof\", error_description=\"")
                                .contains(ALGORITHMS, METADATA, "scope=\"todos:read\""),
                        bearer -> assertThat(bearer)
                                .startsWith("Bearer ")
                                .contains(METADATA)
                                .doesNotContain("error"));
    }

    @Test
    void requestWhenProofMatchesThenServed() {
        getWith(proof(claims -> {})).expect(200);
        send(request("/todos", "dpop", bound).header("DPoP", proof(claims -> {})))
                .expect(200);
        String id = send(request("/todos", "DPoP", bound)
                        .header("DPoP", holder.proof("POST", TODOS, bound))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString("{\"title\":\"bound\"}")))
                .expect(201)
                .text("id");
        assertThat(get("/todos/" + id).expect(200).text("title")).isEqualTo("bound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP://API.Example.test:80/api/v1/todos",
                "http://api.example.test/api/v1/todos?limit=1",
                "http://api.example.test/api/v1/./todos#x",
                "http://api.example.test/api/v1/%74odos",
                "http://api.example.test/api/v1/todos/",
            })
    void requestWhenUriIsWrittenOtherwiseThenServed(String htu) {
        send(request("/todos/?limit=1", "DPoP", bound).header("DPoP", proof(claims -> claims.claim("htu", htu))))
                .expect(200);
    }

    @Test
    void requestWhenProofIsSignedByRsaThenServed() throws JOSEException {
        Holder rsa = new Holder(new RSAKeyGenerator(2048).generate(), JWSAlgorithm.RS256);
        String token = rsa.token(ISSUER, account, "todos:read");
        send(request("/todos", "DPoP", token).header("DPoP", rsa.proof("GET", TODOS, token)))
                .expect(200);
        Holder pss = new Holder(rsa.key(), JWSAlgorithm.PS256);
        send(request("/todos", "DPoP", token).header("DPoP", pss.proof("GET", TODOS, token)))
                .expect(401);
    }

    @Test
    void requestWhenAClaimIsWrongOrMissingThenInvalidProof() {
        getWith(proof(claims -> {})).expect(200);
        for (String claim : List.of("htm", "htu", "iat", "jti", "ath")) {
            assertRefused(proof(claims -> claims.claim(claim, null)));
            assertRefused(proof(claims -> claims.claim(claim, Map.of("a", 1))));
        }
        assertRefused(proof(claims -> claims.claim("htm", "POST")));
        assertRefused(proof(claims -> claims.claim("htu", TODOS + "/overview")));
        assertRefused(proof(claims -> claims.claim("htu", "https://api.example.test/api/v1/todos")));
        assertRefused(proof(claims -> claims.claim("htu", uri("/api/v1/todos").toString())));
        assertRefused(proof(claims -> claims.claim("htu", "not a uri")));
        assertRefused(proof(claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(65)))));
        assertRefused(proof(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(15)))));
        assertRefused(proof(claims -> claims.jwtID(" ")));
        assertRefused(proof(claims -> claims.claim("ath", "x")));
        assertRefused(holder.proof("GET", TODOS, token));
    }

    @Test
    void requestWhenTypeKeyOrSignatureIsWrongThenInvalidProof() {
        String good = proof(claims -> {});
        Holder thief = Holder.withNewKey();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .claim("htm", "GET")
                .claim("htu", TODOS)
                .build();
        assertRefused(thief.proof("GET", TODOS, bound));
        assertRefused(thief.sign("dpop+jwt", holder.key().toPublicJWK(), claims));
        assertRefused(holder.sign("JWT", holder.key().toPublicJWK(), claims));
        assertRefused(holder.sign("dpop+jwt", null, claims));
        assertRefused(good.substring(0, good.length() - 8) + "AAAAAAAA");
        assertRefused(good + ", " + good);
        assertRefused("abc");
        assertRefused("e30.e30.");
    }

    @Test
    void requestWhenProofIsMissingOrTwiceThenInvalidProof() {
        Answer missing = send(request("/todos", "DPoP", bound)).expect(401).isProblem();
        assertThat(missing.header("WWW-Authenticate")).startsWith("DPoP error=\"invalid_dpop_proof\"");
        send(request("/todos", "DPoP", bound)
                        .header("DPoP", proof(claims -> {}))
                        .header("DPoP", proof(claims -> {})))
                .expect(401);
    }

    @Test
    void requestWhenBoundTokenIsSentAsBearerThenInvalidToken() {
        Answer refused = send(request("/todos", "Bearer", bound).header("DPoP", proof(claims -> {})))
                .expect(401)
                .isProblem();
        assertThat(refused.response().headers().allValues("WWW-Authenticate"))
                .satisfiesExactly(
                        bearer -> assertThat(bearer).startsWith("Bearer error=\"invalid_token\""),
                        dpop -> assertThat(dpop).startsWith("DPoP " + ALGORITHMS));
    }

    @Test
    void requestWhenTokenIsNotBoundThenRefusedWithTheDpopScheme() {
        for (String unbound : List.of(
                token,
                ISSUER.token(account, "todos:read", claims -> claims.claim("cnf", "x")),
                ISSUER.token(account, "todos:read", claims -> claims.claim("cnf", Map.of("jkt", 1))),
                ISSUER.token(
                        account,
                        "todos:read",
                        claims -> claims.claim("cnf", Map.of("jkt", holder.thumbprint(), "x5t#S256", "x"))))) {
            Answer refused = send(request("/todos", "DPoP", unbound)
                            .header("DPoP", holder.proof("GET", TODOS, unbound)))
                    .expect(401)
                    .isProblem();
            assertThat(refused.header("WWW-Authenticate"))
                    .startsWith("DPoP error=\"invalid_token\"")
                    .contains(ALGORITHMS, METADATA);
        }
        send(request("/todos", "DPoP", "abc").header("DPoP", proof(claims -> {})))
                .expect(401);
        send(request("/todos", "DPoP", " ").header("DPoP", proof(claims -> {}))).expect(401);
    }

    @Test
    void requestWhenScopeIsLackingThenForbiddenInTheSchemeOfTheToken() {
        String reader = holder.token(ISSUER, account, "todos:write");
        Answer refused = send(request("/todos", "DPoP", reader).header("DPoP", holder.proof("GET", TODOS, reader)))
                .expect(403)
                .isProblem();
        assertThat(refused.response().headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("DPoP error=\"insufficient_scope\"")
                .contains("scope=\"todos:read\"");
    }

    @Test
    void requestWhenTokenIsInTheQueryThenRefusedThoughProven() {
        send(request("/todos?access_token=" + bound, "DPoP", bound).header("DPoP", proof(claims -> {})))
                .expect(400);
    }

    @Test
    void requestWhenProofIsUsedAgainThenInvalidProof() {
        String proof = proof(claims -> {});
        getWith(proof).expect(200);
        assertRefused(proof);
        String id = UUID.randomUUID().toString();
        getWith(proof(claims -> claims.jwtID(id))).expect(200);
        assertRefused(proof(claims -> claims.jwtID(id)));
    }

    @Test
    void requestsWhenOneProofComesManyTimesAtOnceThenOneIsServed() {
        String proof = proof(claims -> {});
        List<Integer> statuses = IntStream.range(0, 12)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> getWith(proof).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsOnly(200, 401).containsOnlyOnce(200);
    }

    @Test
    void requestWhenProofIsBadOrTokenIsBearerThenTableIsLeftAlone() {
        int before = rows();
        get("/todos").expect(200);
        assertRefused(proof(claims -> claims.claim("htm", "POST")));
        assertThat(rows()).isEqualTo(before);
        getWith(proof(claims -> {})).expect(200);
        assertThat(rows()).isEqualTo(before + 1);
    }

    @Test
    void requestWhenNobodyCanSayWhetherTheProofIsNewThenServiceUnavailable() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table dpop_proofs in access exclusive mode").update();
            Answer answer = getWith(proof(claims -> {})).expect(503).isProblem();
            assertThat(answer.header("Retry-After")).isNotNull();
        });
    }

    private int rows() {
        return jdbc.sql("select count(*) from dpop_proofs").query(Integer.class).single();
    }

    @Test
    void challengeWhenNoTokenThenOffersBothSchemes() {
        assertThat(send(plain("/api/v1/todos")).expect(401).response().headers().allValues("WWW-Authenticate"))
                .satisfiesExactly(
                        bearer -> assertThat(bearer).startsWith("Bearer ").doesNotContain("error"),
                        dpop -> assertThat(dpop)
                                .startsWith("DPoP " + ALGORITHMS)
                                .contains(METADATA)
                                .doesNotContain("error"));
    }

    @Test
    void metadataWhenReadThenListsWhatProofsMayBeSignedWith() {
        Answer metadata = send(plain("/.well-known/oauth-protected-resource/api/v1"));
        assertThat(metadata.json().required("dpop_signing_alg_values_supported").toString())
                .isEqualTo("[\"ES256\",\"RS256\"]");
    }
}
