package dev.yata.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server.Credentials;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RevocationTests extends RunningServer {

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/introspect", "/oauth/revoke"})
    @DisplayName("Introspection and revocation demand client authentication")
    void endpointWhenClientIsNotAuthenticatedThenInvalidClient(String endpoint) {
        String token = SERVER.accessToken(client("todos:read"));

        assertThat(SERVER.form(endpoint, "token=" + token).status()).isEqualTo(401);
        assertThat(SERVER.form(endpoint, "token=" + token + "&client_id=default")
                        .error())
                .isEqualTo("invalid_client");
        assertThat(SERVER.form(endpoint, new Credentials("default", "wrong"), "token=" + token)
                        .error())
                .isEqualTo("invalid_client");
    }

    @Test
    @DisplayName("Introspection describes the caller's own token")
    void introspectWhenTokenIsOwnThenActive() throws Exception {
        Credentials client = client("todos:read", "todos:write");
        Answer issued = SERVER.token(client);

        JsonNode answer = SERVER.form("/oauth/introspect", client, "token=" + issued.accessToken())
                .json();

        assertThat(answer.get("active").asBoolean()).isTrue();
        assertThat(answer.get("client_id").asString()).isEqualTo(client.id());
        assertThat(answer.get("sub").asString()).isEqualTo(client.id());
        assertThat(answer.get("scope").asString()).isEqualTo("todos:read todos:write");
        assertThat(answer.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.get("exp").asLong())
                .isEqualTo(issued.jwt()
                        .getJWTClaimsSet()
                        .getExpirationTime()
                        .toInstant()
                        .getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "%3D", "%20", ".", ".e30", "%0A", "+x", "%C3%A9"})
    void introspectWhenTextFollowsTheTokenThenInactive(String junk) {
        Credentials client = client("todos:read");
        String token = SERVER.accessToken(client);

        assertThat(SERVER.introspectsAsActive(client, token + junk)).isFalse();
        SERVER.form("/oauth/revoke", client, "token=" + token + junk);
        assertThat(SERVER.introspectsAsActive(client, token))
                .as("revoked by junk")
                .isTrue();
    }

    @Test
    void tokenWhenUnusedBitsDifferThenNotOurs() {
        Credentials client = client("todos:read");
        String token = SERVER.accessToken(client);
        // The last character of 64 bytes encodes only two bits. Lenient decoders ignore its other four.
        char last = token.charAt(token.length() - 1);
        String other = token.substring(0, token.length() - 1) + (char) (last + 1);

        assertThat(SERVER.introspectsAsActive(client, other)).isFalse();
        assertThat(SERVER.introspectsAsActive(client, token)).isTrue();
    }

    @Test
    void introspectWhenTokenExpiresThenNoLongerActive() {
        Credentials client =
                clientOf("{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],\"token_lifetime_seconds\":1}");
        String token = SERVER.accessToken(client);

        await().atMost(Duration.ofSeconds(10)).until(() -> !SERVER.introspectsAsActive(client, token));
    }

    @Test
    @DisplayName("Another client's token is not active, except to its resource server")
    void introspectWhenTokenIsForeignThenOnlyResourceServerSeesIt() {
        String token = SERVER.accessToken(client("todos:read"));

        assertThat(SERVER.introspectsAsActive(client("todos:read"), token)).isFalse();
        assertThat(SERVER.introspectsAsActive(client("tokens:introspect"), token))
                .isTrue();
        assertThat(SERVER.introspectsAsActive(client("tokens:introspect"), adminToken()))
                .isFalse();
    }

    @Test
    @DisplayName("A client revokes its own token")
    void revokeWhenTokenIsOwnThenDead() {
        Credentials client = client("todos:read");
        String token = SERVER.accessToken(client);
        String other = SERVER.accessToken(client);

        assertThat(SERVER.form("/oauth/revoke", client, "token=" + token).status())
                .isEqualTo(200);

        assertThat(SERVER.introspectsAsActive(client, token)).isFalse();
        assertThat(SERVER.introspectsAsActive(client, other)).isTrue();
        await().untilAsserted(() -> assertThat(isDead(token)).isTrue());
        assertThat(isDead(other)).isFalse();
        assertThat(SERVER.form("/oauth/revoke", client, "token=" + token).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A client can't revoke another's token")
    void revokeWhenTokenIsForeignThenRefused() {
        Credentials owner = client("todos:read");
        String token = SERVER.accessToken(owner);

        Answer answer = SERVER.form("/oauth/revoke", client("todos:read"), "token=" + token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(SERVER.introspectsAsActive(owner, token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    @DisplayName("Revoking an unknown token is 200")
    void revokeWhenTokenIsUnknownThenOk(String token) {
        assertThat(SERVER.form("/oauth/revoke", client("todos:read"), "token=" + token)
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.form("/oauth/revoke", client("todos:read"), "").error())
                .isEqualTo("invalid_request");
    }

    @Test
    void statusListWhenReadThenSignedAndNamedByItsTokens() throws Exception {
        SERVER.accessToken(client("todos:read"));

        Answer answer = SERVER.get("/oauth/status-lists/0");

        assertThat(answer.header("Content-Type")).isEqualTo("application/statuslist+jwt");
        SignedJWT list = SignedJWT.parse(answer.body());
        JWKSet keys = JWKSet.parse(SERVER.get("/oauth/jwks").body());
        assertThat(list.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(list.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(list.getHeader().getType()).hasToString("statuslist+jwt");
        assertThat(list.getJWTClaimsSet().getSubject()).isEqualTo(SERVER.url() + "/oauth/status-lists/0");
        assertThat(list.getJWTClaimsSet().getExpirationTime())
                .isAfter(list.getJWTClaimsSet().getIssueTime());
        assertThat(list.getJWTClaimsSet().getIntegerClaim("ttl")).isPositive();
    }

    @Test
    void statusListWhenUnchangedThenNotModified() {
        Credentials client = client("todos:read");
        String token = SERVER.accessToken(client);
        String etag = SERVER.get("/oauth/status-lists/0").header("ETag");

        assertThat(SERVER.get("/oauth/status-lists/0", "If-None-Match", etag).status())
                .isEqualTo(304);
        SERVER.form("/oauth/revoke", client, "token=" + token);
        await().untilAsserted(() -> assertThat(SERVER.get("/oauth/status-lists/0", "If-None-Match", etag)
                        .status())
                .isEqualTo(200));
    }

    @Test
    void statusListWhenReadTwiceInAnInstantThenSignedOnce() {
        // ECDSA uses a random number, so a second signature of the same list differs.
        await().untilAsserted(
                        () -> assertThat(SERVER.get("/oauth/status-lists/0").body())
                                .isEqualTo(SERVER.get("/oauth/status-lists/0").body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "99999999", "-1", "x"})
    void statusListWhenNoTokenRefersToItThenNotFound(String number) {
        assertThat(SERVER.get("/oauth/status-lists/" + number).status()).isEqualTo(404);
    }
}
