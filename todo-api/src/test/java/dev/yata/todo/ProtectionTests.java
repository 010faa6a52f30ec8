package dev.yata.todo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.resource.dpop.Holder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the todo API uses the resource-server-starter. The starter's own tests cover the details. */
class ProtectionTests extends ApiTests {

    private static final String METADATA =
            "resource_metadata=\"http://api.example.test/.well-known/oauth-protected-resource/api/v1\"";

    private Answer getWith(String token) {
        return send(plain("/api/v1/todos").header("Authorization", "Bearer " + token));
    }

    @Test
    @DisplayName("The metadata names the resource, its authorization server and scopes")
    void metadataWhenReadThenDescribesResource() {
        Answer metadata =
                send(plain("/.well-known/oauth-protected-resource/api/v1")).expect(200);
        assertThat(metadata.text("resource")).isEqualTo("http://api.example.test/api/v1");
        assertThat(metadata.json().required("authorization_servers").toString())
                .isEqualTo("[\"" + ISSUER.issuer() + "\"]");
        assertThat(metadata.json().required("scopes_supported").toString())
                .isEqualTo("[\"todos:read\",\"todos:write\"]");
        assertThat(metadata.json().required("dpop_signing_alg_values_supported").toString())
                .isEqualTo("[\"ES256\",\"RS256\"]");
    }

    @Test
    void rootWhenOpenedThenLeadsToTheDescription() {
        String location = send(plain("/")).expect(302).header("Location");

        assertThat(send(plain("/" + location)).expect(200).header("Content-Type"))
                .startsWith("text/html");
        send(plain("/").POST(BodyPublishers.noBody())).expect(401);
    }

    @Test
    @DisplayName("Without a token the challenge names the scope and has no error")
    void requestWhenNoTokenThenChallengeWithoutError() {
        Answer read = send(plain("/api/v1/todos")).expect(401).isProblem();
        assertThat(read.header("WWW-Authenticate"))
                .startsWith("Bearer ")
                .contains(METADATA, "scope=\"todos:read\"")
                .doesNotContain("error");
        Answer write =
                send(plain("/api/v1/todos").POST(BodyPublishers.ofString("{}"))).expect(401);
        assertThat(write.header("WWW-Authenticate")).contains("scope=\"todos:write\"");
    }

    @Test
    @DisplayName("Insufficient scope is 403 and names the scope needed")
    void requestWhenScopeIsMissingThenForbidden() {
        String reader = ISSUER.token(account, "todos:read");
        Answer refused = send(plain("/api/v1/todos")
                        .header("Authorization", "Bearer " + reader)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"title\":\"x\"}")))
                .expect(403)
                .isProblem();
        assertThat(refused.header("WWW-Authenticate"))
                .startsWith("Bearer error=\"insufficient_scope\"")
                .contains("scope=\"todos:write\"", METADATA);
        getWith(ISSUER.token(account, "todos:write")).expect(403);
        assertThat(get("/todos").json()).isEmpty();
    }

    @Test
    @DisplayName("A revoked token is refused within a second")
    void requestWhenTokenIsRevokedThenInvalidToken() {
        String list = UUID.randomUUID().toString();
        Map<String, Object> status = Map.of("status_list", Map.of("idx", 9, "uri", ISSUER.statusUri(list)));
        String revoked = ISSUER.token(account, "todos:read", claims -> claims.claim("status", status));
        getWith(revoked).expect(200);
        ISSUER.revoke(list, 9);
        await().atMost(Duration.ofSeconds(10)).until(() -> getWith(revoked).status() == 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/todos", "/todos/"})
    @DisplayName("A key-bound token needs a proof for the public address")
    void createWhenTokenIsBoundThenServedWithAProof(String path) {
        Holder holder = Holder.withNewKey();
        String bound = holder.token(ISSUER, account, "todos:read todos:write");
        String id = send(plain("/api/v1" + path)
                        .header("Authorization", "DPoP " + bound)
                        .header("DPoP", holder.proof("POST", ISSUER.resource() + "/todos", bound))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString("{\"title\":\"bound\"}")))
                .expect(201)
                .text("id");
        assertThat(get("/todos/" + id).expect(200).text("title")).isEqualTo("bound");
    }

    @Test
    void createWhenRepeatedThenFirstAnswerAgain() {
        String key = UUID.randomUUID().toString();
        Answer first = send(json("POST", "/todos", "{\"title\":\"ä\"}").header("Idempotency-Key", key))
                .expect(201);
        patch("/todos/" + first.text("id"), "{\"title\":\"changed\"}").expect(200);
        Answer second = send(json("POST", "/todos/", "{\"title\":\"ä\"}").header("Idempotency-Key", key))
                .expect(201);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isNotNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(get("/todos").json()).hasSize(1);
    }

    @Test
    void batchWhenRepeatedThenFirstAnswerAgain() {
        String key = UUID.randomUUID().toString();
        String body = "{\"create\":[{\"title\":\"a\"},{\"title\":\"b\"}]}";
        Answer first = send(json("POST", "/todos/batch", body).header("Idempotency-Key", key))
                .expect(200);
        assertThat(send(json("POST", "/todos/batch", body).header("Idempotency-Key", key))
                        .expect(200)
                        .json())
                .isEqualTo(first.json());
        send(json("POST", "/todos", body).header("Idempotency-Key", key)).expect(422);
        assertThat(get("/todos").json()).hasSize(2);
    }
}
