package dev.yata.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Keys;
import dev.yata.auth.testing.Proof;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server.Credentials;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DpopTests extends RunningServer {

    private static final String GRANT = "grant_type=client_credentials";
    private static final ECKey KEY = Keys.ec();

    static Stream<JWK> keys() {
        return Stream.of(KEY, Keys.rsa(2048));
    }

    @ParameterizedTest
    @MethodSource("keys")
    @DisplayName("A proof gives a token bound to its key")
    void tokenWhenProofIsGoodThenBoundToItsKey(JWK key) throws Exception {
        Credentials client = client("todos:read");

        Answer answer = token(client, Proof.at(SERVER).sign(key));

        String thumbprint = key.computeThumbprint().toString();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        assertThat(answer.jwt().getJWTClaimsSet().getJSONObjectClaim("cnf")).isEqualTo(Map.of("jkt", thumbprint));
        JsonNode introspected = SERVER.form("/oauth/introspect", client, "token=" + answer.accessToken())
                .json();
        assertThat(introspected.path("active").asBoolean()).isTrue();
        assertThat(introspected.path("token_type").asString()).isEqualTo("DPoP");
        assertThat(introspected.at("/cnf/jkt").asString()).isEqualTo(thumbprint);
        JsonNode tokens = SERVER.admin("GET", "/" + client.id() + "/tokens", adminToken(), null)
                .json();
        assertThat(tokens.at("/0/dpop").asBoolean()).isTrue();
    }

    static Stream<Arguments> badProofs() throws JOSEException {
        Instant now = Instant.now();
        return Stream.of(
                Arguments.of(
                        "stale", Proof.at(SERVER).issued(now.minusSeconds(90)).sign(KEY)),
                Arguments.of(
                        "early", Proof.at(SERVER).issued(now.plusSeconds(60)).sign(KEY)),
                Arguments.of("timeless", Proof.at(SERVER).with("iat", null).sign(KEY)),
                Arguments.of("other method", Proof.at(SERVER).with("htm", "GET").sign(KEY)),
                Arguments.of(
                        "method in lower case",
                        Proof.at(SERVER).with("htm", "post").sign(KEY)),
                Arguments.of(
                        "other path",
                        Proof.at(SERVER)
                                .with("htu", SERVER.url() + "/oauth/revoke")
                                .sign(KEY)),
                Arguments.of(
                        "other host",
                        Proof.at(SERVER)
                                .with("htu", "https://evil.example/oauth/token")
                                .sign(KEY)),
                Arguments.of("no address", Proof.at(SERVER).with("htu", null).sign(KEY)),
                Arguments.of(
                        "odd address", Proof.at(SERVER).with("htu", "no url").sign(KEY)),
                Arguments.of(
                        "relative address",
                        Proof.at(SERVER).with("htu", "/oauth/token").sign(KEY)),
                Arguments.of("no id", Proof.at(SERVER).with("jti", null).sign(KEY)),
                Arguments.of("empty id", Proof.at(SERVER).with("jti", "").sign(KEY)),
                Arguments.of(
                        "long id", Proof.at(SERVER).with("jti", "x".repeat(257)).sign(KEY)),
                Arguments.of("other type", Proof.at(SERVER).typed("JWT").sign(KEY)),
                Arguments.of("private key", Proof.at(SERVER).showing(KEY).sign(KEY)),
                Arguments.of(
                        "foreign key",
                        Proof.at(SERVER).showing(Keys.ec().toPublicJWK()).sign(KEY)),
                Arguments.of(
                        "key of another kind",
                        Proof.at(SERVER).showing(Keys.rsa(2048).toPublicJWK()).sign(KEY)),
                Arguments.of(
                        "symmetric key",
                        Proof.at(SERVER)
                                .showing(new OctetSequenceKeyGenerator(256).generate())
                                .sign(KEY)),
                Arguments.of("other curve", Proof.at(SERVER).sign(new ECKeyGenerator(Curve.P_384).generate())),
                Arguments.of("nonsense", "nonsense"),
                Arguments.of("nothing", ""),
                Arguments.of("unsigned", "eyJhbGciOiJub25lIiwidHlwIjoiZHBvcCtqd3QifQ.e30."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badProofs")
    @DisplayName("A stale, foreign or mismatched proof is refused")
    void tokenWhenProofIsBadThenInvalidDpopProof(String flaw, String proof) {
        Answer answer = token(client("todos:read"), proof);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_dpop_proof");
        assertThat(answer.text("error_description")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a=b", "#part", ""})
    void tokenWhenAddressDiffersInFormOnlyThenIssued(String suffix) {
        String address =
                SERVER.url().replace("http://localhost", "HTTP://LOCALHOST") + "/oauth/../oauth/token" + suffix;

        assertThat(token(
                                client("todos:read"),
                                Proof.at(SERVER).with("htu", address).sign(KEY))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "A proof is accepted once, also for another client. A request that fails for another reason does not use it up")
    void tokenWhenProofIsReplayedThenRefused() {
        String proof = Proof.at(SERVER).sign(KEY);
        Credentials client = client("todos:read");

        Answer refused =
                SERVER.form("/oauth/token", GRANT + "&scope=other", "Authorization", client.basic(), "DPoP", proof);

        assertThat(refused.error()).isEqualTo("invalid_scope");
        assertThat(token(client, proof).status()).isEqualTo(200);
        assertThat(token(client, proof).error()).isEqualTo("invalid_dpop_proof");
        assertThat(token(client("todos:read"), proof).error()).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void tokenWhenTwoProofsAreSentThenRefused() {
        Answer answer = SERVER.form(
                "/oauth/token",
                GRANT,
                "Authorization",
                client("todos:read").basic(),
                "DPoP",
                Proof.at(SERVER).sign(KEY),
                "DPoP",
                Proof.at(SERVER).sign(KEY));

        assertThat(answer.error()).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void tokenWhenProofIsInTheFormThenIgnored() {
        for (String name : List.of("DPoP", "dpop_proof")) {
            Answer answer = SERVER.token(
                    client("todos:read"), name + "=" + Proof.at(SERVER).sign(KEY));
            assertThat(answer.text("token_type")).isEqualTo("Bearer");
        }
    }

    @Test
    @DisplayName("A client bound to DPoP gets no token without a proof")
    void tokenWhenClientIsBoundThenProofIsNeeded() {
        Credentials client =
                clientOf("{\"client_name\":\"bound\",\"scopes\":[\"todos:read\"],\"dpop_bound_access_tokens\":true}");

        Answer without = SERVER.token(client);

        assertThat(without.status()).isEqualTo(400);
        assertThat(without.error()).isEqualTo("invalid_dpop_proof");
        assertThat(without.text("error_description")).contains("DPoP header");
        assertThat(token(client, Proof.at(SERVER).sign(KEY)).text("token_type")).isEqualTo("DPoP");
    }

    @Test
    void adminApiWhenTokenIsBoundToKeyThenRefused() {
        String bound = token(administrator(), Proof.at(SERVER).sign(KEY)).accessToken();

        assertThat(SERVER.admin("GET", "", bound, null).status()).isEqualTo(401);
    }

    private static Answer token(Credentials client, String proof) {
        return SERVER.form("/oauth/token", GRANT, "Authorization", client.basic(), "DPoP", proof);
    }
}
