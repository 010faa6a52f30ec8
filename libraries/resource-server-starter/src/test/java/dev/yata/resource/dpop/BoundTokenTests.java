package dev.yata.resource.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.yata.resource.NotesTests;
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

@DisplayName("A key-bound token needs a matching proof")
class BoundTokenTests extends NotesTests {

    private static final String NOTES = ISSUER.resource() + "/notes";
    private static final String ALGORITHMS = "algs=\"ES256 RS256\"";
    private static final String METADATA =
            "resource_metadata=\"http://api.example.test/.well-known/oauth-protected-resource\"";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Holder holder = Holder.withNewKey();
    private final String bound = holder.token(ISSUER, account, "notes:read notes:write");

    BoundTokenTests(@Autowired JdbcClient jdbc, @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private HttpRequest.Builder request(String path, String scheme, String token) {
        return plain("" + path).header("Authorization", scheme + " " + token);
    }

    private Answer getWith(String proof) {
        return send(request("/notes", "DPoP", bound).header("DPoP", proof));
    }

    private String proof(Consumer<JWTClaimsSet.Builder> changes) {
        return holder.proof("GET", NOTES, bound, changes);
    }

    private void assertRefused(String proof) {
        Answer refused = getWith(proof).expect(401).isProblem();
        assertThat(refused.response().headers().allValues("WWW-Authenticate"))
                .hasSize(2)
                .satisfiesExactly(
                        dpop -> assertThat(dpop)
                                .startsWith("DPoP error=\"invalid_dpop_proof\", error_description=\"")
                                .contains(ALGORITHMS, METADATA, "scope=\"notes:read\""),
                        bearer -> assertThat(bearer)
                                .startsWith("Bearer ")
                                .contains(METADATA)
                                .doesNotContain("error"));
    }

    @Test
    void requestWhenProofMatchesThenServed() {
        getWith(proof(claims -> {})).expect(200);
        send(request("/notes", "dpop", bound).header("DPoP", proof(claims -> {})))
                .expect(200);
        String id = send(request("/notes", "DPoP", bound)
                        .header("DPoP", holder.proof("POST", NOTES, bound))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString("{\"text\":\"bound\"}")))
                .expect(201)
                .text("id");
        assertThat(get("/notes/" + id).expect(200).text("text")).isEqualTo("bound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP://API.Example.test:80/notes",
                "http://api.example.test/notes?limit=1",
                "http://api.example.test/./notes#x",
                "http://api.example.test/%6Eotes",
                "http://api.example.test/notes/",
            })
    void requestWhenUriIsSpelledInAnotherWayThenServed(String htu) {
        send(request("/notes/?limit=1", "DPoP", bound).header("DPoP", proof(claims -> claims.claim("htu", htu))))
                .expect(200);
    }

    @Test
    void requestWhenProofIsSignedByRsaThenServed() throws JOSEException {
        Holder rsa = new Holder(new RSAKeyGenerator(2048).generate(), JWSAlgorithm.RS256);
        String token = rsa.token(ISSUER, account, "notes:read");
        send(request("/notes", "DPoP", token).header("DPoP", rsa.proof("GET", NOTES, token)))
                .expect(200);
        Holder pss = new Holder(rsa.key(), JWSAlgorithm.PS256);
        send(request("/notes", "DPoP", token).header("DPoP", pss.proof("GET", NOTES, token)))
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
        assertRefused(proof(claims -> claims.claim("htu", NOTES + "/overview")));
        assertRefused(proof(claims -> claims.claim("htu", "https://api.example.test/notes")));
        assertRefused(proof(claims -> claims.claim("htu", uri("/notes").toString())));
        assertRefused(proof(claims -> claims.claim("htu", "not a uri")));
        assertRefused(proof(claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(65)))));
        assertRefused(proof(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(15)))));
        assertRefused(proof(claims -> claims.jwtID(" ")));
        assertRefused(proof(claims -> claims.claim("ath", "x")));
        assertRefused(holder.proof("GET", NOTES, token));
    }

    @Test
    void requestWhenTypeKeyOrSignatureIsWrongThenInvalidProof() {
        String good = proof(claims -> {});
        Holder thief = Holder.withNewKey();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .claim("htm", "GET")
                .claim("htu", NOTES)
                .build();
        assertRefused(thief.proof("GET", NOTES, bound));
        assertRefused(thief.sign("dpop+jwt", holder.key().toPublicJWK(), claims));
        assertRefused(holder.sign("JWT", holder.key().toPublicJWK(), claims));
        assertRefused(holder.sign("dpop+jwt", null, claims));
        assertRefused(good.substring(0, good.length() - 8) + "AAAAAAAA");
        assertRefused(good + "=");
        assertRefused(good + ", " + good);
        assertRefused("abc");
        assertRefused("e30.e30.");
    }

    @Test
    void requestWhenProofIsMissingOrTwiceThenInvalidProof() {
        Answer missing = send(request("/notes", "DPoP", bound)).expect(401).isProblem();
        assertThat(missing.header("WWW-Authenticate")).startsWith("DPoP error=\"invalid_dpop_proof\"");
        send(request("/notes", "DPoP", bound)
                        .header("DPoP", proof(claims -> {}))
                        .header("DPoP", proof(claims -> {})))
                .expect(401);
    }

    @Test
    void requestWhenBoundTokenIsSentAsBearerThenInvalidToken() {
        Answer refused = send(request("/notes", "Bearer", bound).header("DPoP", proof(claims -> {})))
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
                ISSUER.token(account, "notes:read", claims -> claims.claim("cnf", "x")),
                ISSUER.token(account, "notes:read", claims -> claims.claim("cnf", Map.of("jkt", 1))),
                ISSUER.token(
                        account,
                        "notes:read",
                        claims -> claims.claim("cnf", Map.of("jkt", holder.thumbprint(), "x5t#S256", "x"))))) {
            Answer refused = send(request("/notes", "DPoP", unbound)
                            .header("DPoP", holder.proof("GET", NOTES, unbound)))
                    .expect(401)
                    .isProblem();
            assertThat(refused.header("WWW-Authenticate"))
                    .startsWith("DPoP error=\"invalid_token\"")
                    .contains(ALGORITHMS, METADATA);
        }
        send(request("/notes", "DPoP", "abc").header("DPoP", proof(claims -> {})))
                .expect(401);
        send(request("/notes", "DPoP", " ").header("DPoP", proof(claims -> {}))).expect(401);
    }

    @Test
    void requestWhenScopeIsLackingThenForbiddenInTheSchemeOfTheToken() {
        String reader = holder.token(ISSUER, account, "notes:write");
        Answer refused = send(request("/notes", "DPoP", reader).header("DPoP", holder.proof("GET", NOTES, reader)))
                .expect(403)
                .isProblem();
        assertThat(refused.response().headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("DPoP error=\"insufficient_scope\"")
                .contains("scope=\"notes:read\"");
    }

    @Test
    void requestWhenTokenIsInTheQueryThenRefusedThoughProven() {
        send(request("/notes?access_token=" + bound, "DPoP", bound).header("DPoP", proof(claims -> {})))
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
        get("/notes").expect(200);
        assertRefused(proof(claims -> claims.claim("htm", "POST")));
        assertThat(rows()).isEqualTo(before);
        getWith(proof(claims -> {})).expect(200);
        assertThat(rows()).isEqualTo(before + 1);
    }

    @Test
    void requestWhenUsedProofsCannotBeReadThenServiceUnavailable() {
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
        assertThat(send(plain("/notes")).expect(401).response().headers().allValues("WWW-Authenticate"))
                .satisfiesExactly(
                        bearer -> assertThat(bearer).startsWith("Bearer ").doesNotContain("error"),
                        dpop -> assertThat(dpop)
                                .startsWith("DPoP " + ALGORITHMS)
                                .contains(METADATA)
                                .doesNotContain("error"));
    }

    @Test
    void metadataWhenReadThenListsWhatProofsMayBeSignedWith() {
        Answer metadata = send(plain("/.well-known/oauth-protected-resource"));
        assertThat(metadata.json().required("dpop_signing_alg_values_supported").toString())
                .isEqualTo("[\"ES256\",\"RS256\"]");
    }
}
