package dev.yata.auth.admin;

import static dev.yata.auth.testing.Server.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.client.Clients;
import dev.yata.auth.console.ConsoleUsers;
import dev.yata.auth.settings.Secret;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server.Credentials;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdminApiTests extends RunningServer {

    private static final String VALID = "{\"client_name\":\"laptop\",\"scopes\":[\"todos:read\"]}";

    @Test
    void createWhenValidThenClientWithSecret() {
        Answer created = SERVER.admin("POST", "", adminToken(), VALID);

        assertThat(created.status()).isEqualTo(201);
        JsonNode client = created.json();
        String id = client.get("client_id").asString();
        assertThat(created.header("Location")).isEqualTo("/admin/api/clients/" + id);
        assertThat(client.get("client_secret").asString()).hasSize(43);
        assertThat(client.get("account").asString()).isEqualTo("default");
        assertThat(client.get("resources").toString()).isEqualTo("[\"" + API + "\"]");
        assertThat(client.get("is_active").asBoolean()).isTrue();
        assertThat(client.get("token_lifetime_seconds").isNull()).isTrue();
        assertThat(client.get("secrets")).hasSize(1);

        JsonNode shown = SERVER.admin("GET", "/" + id, adminToken(), null).json();
        assertThat(shown.propertyNames()).doesNotContain("client_secret");
        assertThat(shown.get("created_at")).isEqualTo(client.get("created_at"));
        assertThat(SERVER.admin("GET", "?q=" + id, adminToken(), null).body()).contains(id);
    }

    @Test
    void requestWhenItsAnswerCannotBeReadThenNothingIsDone() {
        Answer created = SERVER.admin("POST", "", adminToken(), VALID);
        String id = created.json().get("client_id").asString();
        Credentials client =
                new Credentials(id, created.json().get("client_secret").asString());
        String before = SERVER.admin("GET", "/" + id, adminToken(), null).body();

        for (String[] request : List.of(
                new String[] {"POST", "/admin/api/clients/" + id + "/rotate", "{\"overlap_seconds\":0}"},
                new String[] {"POST", "/admin/api/clients/" + id + "/disable", ""},
                new String[] {"DELETE", "/admin/api/clients/" + id, ""},
                new String[] {"POST", "/admin/api/keys/rotate", ""})) {
            Answer refused = SERVER.send(SERVER.request(request[1])
                    .method(request[0], BodyPublishers.ofString(request[2]))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + adminToken())
                    .header("Accept", "text/csv"));
            assertThat(refused.status()).as(String.join(" ", request)).isEqualTo(406);
        }

        assertThat(SERVER.token(client).status()).isEqualTo(200);
        assertThat(SERVER.admin("GET", "/" + id, adminToken(), null).json().get("secrets"))
                .isEqualTo(JsonMapper.shared().readTree(before).get("secrets"));
    }

    @Test
    void rotateWhenAcceptHasCharsetThenSecretIsShown() {
        Answer rotated = SERVER.send(
                SERVER.request("/admin/api/clients/" + client("todos:read").id() + "/rotate")
                        .POST(BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + adminToken())
                        .header("Accept", "application/json; charset=iso-8859-1"));

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.text("client_secret")).hasSize(43);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"scopes\":[\"todos:read\"]}; client_name",
                "{\"client_name\":\" \",\"scopes\":[\"todos:read\"]}; client_name",
                "{\"client_name\":\"a\\u0007\",\"scopes\":[\"todos:read\"]}; client_name",
                "{\"client_name\":\"a\"}; scopes",
                "{\"client_name\":\"a\",\"scopes\":[]}; scopes",
                "{\"client_name\":\"a\",\"scopes\":[\"other\"]}; scopes",
                "{\"client_name\":\"a\",\"scopes\":[null]}; scopes[0]",
                "{\"client_name\":\"a\",\"scopes\":\"todos:read\"}; scopes",
                "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],\"account\":\"a b\"}; account",
                "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],\"resources\":[\"http://evil.example\"]}; resources",
                "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],\"token_lifetime_seconds\":0}; token_lifetime_seconds",
                "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],\"token_lifetime_seconds\":\"9\"}; token_lifetime_seconds",
                "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],\"secret\":\"x\"}; secret",
                "{\"client_name\":\"a\\u0085\",\"scopes\":[\"todos:read\"]}; client_name",
                "{\"client_name\":\"a\\ud800\",\"scopes\":[\"todos:read\"]}; client_name",
                "{\"client_name\":\"a\\u202e\",\"scopes\":[\"todos:read\"]}; client_name",
                "{\"client_name\":\"a\\u2028\",\"scopes\":[\"todos:read\"]}; client_name",
                "{\"client_name\":5,\"scopes\":[\"todos:read\"]}; client_name",
                "{\"client_name\":true,\"scopes\":[\"todos:read\"]}; client_name",
                "{\"client_name\":\"a\",\"scopes\":[5]}; scopes[0]",
                "{\"client_name\":\"a\",\"scopes\":[[\"todos:read\"]]}; scopes[0]",
                "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],\"token_lifetime_seconds\":1.5}; token_lifetime_seconds",
                "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],\"token_lifetime_seconds\":true}; token_lifetime_seconds",
                "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],\"token_lifetime_seconds\":2147483648}; token_lifetime_seconds",
            })
    @DisplayName("An unknown resource is rejected, and so is every other invalid field")
    void createWhenFieldIsInvalidThenProblemNamesIt(String json, String field) {
        Answer answer = SERVER.admin("POST", "", adminToken(), json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/message").asString()).isNotBlank();
        assertThat(answer.text("type")).isEqualTo("about:blank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{\"client_name\":", "[]", "''", "\"x\"", "{\"client_name\":\"a\",\"client_name\":\"b\"}"})
    void createWhenJsonIsMalformedThenBadRequest(String json) {
        assertThat(SERVER.admin("POST", "", adminToken(), json).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/plain", "json"})
    void createWhenTypeIsNotJsonThenUnsupported(String type) {
        Answer answer = SERVER.send(SERVER.request("/admin/api/clients")
                .POST(BodyPublishers.ofString(VALID))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + adminToken()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients?q=%ff", "audit?target=%ff", "clients?q=%zz"})
    void listWhenParameterIsNotUtf8ThenBadRequest(String path) {
        String answer = SERVER.raw("GET /admin/api/" + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + adminToken()
                + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void createWhenNameIsAtItsLimitThenCodePointsCount() {
        String longest = "\uD83D\uDE00".repeat(200);

        Answer created = SERVER.admin("POST", "", adminToken(), VALID.replace("laptop", longest));

        assertThat(created.text("client_name")).isEqualTo(longest);
        assertThat(SERVER.admin("POST", "", adminToken(), VALID.replace("laptop", longest + "x"))
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .isEqualTo("must be 1 to 200 visible characters");
    }

    @Test
    void createWhenLifetimeIsOutOfRangeThenMessageNamesTheRange() {
        Answer answer =
                SERVER.admin("POST", "", adminToken(), VALID.replace("}", ",\"token_lifetime_seconds\":86401}"));

        assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo("must be 1 to 86400 seconds");
    }

    @Test
    void createWhenMediaTypeIsWrongThenUnsupported() {
        Answer answer = SERVER.send(SERVER.request("/admin/api/clients")
                .POST(BodyPublishers.ofString(VALID))
                .header("Content-Type", "text/plain")
                .header("Authorization", "Bearer " + adminToken()));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void createWhenBodyIsHugeThenTooLarge() {
        String json = VALID.replace("laptop", "x".repeat(300_000));

        Answer answer = SERVER.admin("POST", "", adminToken(), json);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("detail")).contains("256 KiB");
    }

    @Test
    void requestWhenTokenIsMissingOrBadThenChallenge() {
        Answer missing = SERVER.get("/admin/api/clients");
        Answer bad = SERVER.admin("GET", "", "nonsense", null);
        Answer otherAudience = SERVER.admin("GET", "", SERVER.accessToken(client("todos:read")), null);

        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.header("WWW-Authenticate")).startsWith("Bearer ").doesNotContain("error=");
        assertThat(bad.status()).isEqualTo(401);
        assertThat(bad.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(otherAudience.status()).isEqualTo(401);
    }

    @Test
    void requestWhenScopeIsMissingThenForbidden() {
        Credentials client = clientOf("{\"client_name\":\"a\",\"scopes\":[\"tokens:introspect\"]," + "\"resources\":[\""
                + SERVER.url() + "/admin/api\"]}");

        Answer answer = SERVER.admin("GET", "", SERVER.accessToken(client), null);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("error=\"insufficient_scope\"")
                .contains("clients:admin");
    }

    @Test
    void requestWhenTokenIsRevokedThenRefusedAtOnce() {
        String token = adminToken();
        assertThat(SERVER.admin("GET", "", token, null).status()).isEqualTo(200);

        SERVER.form("/oauth/revoke", administrator(), "token=" + token);

        assertThat(SERVER.admin("GET", "", token, null).status()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "A disabled client gets no token, and its tokens are revoked; they stay revoked when it is enabled again")
    void disableWhenClientHasTokensThenTheyAreDeadForGood() {
        Credentials client = client("todos:read");
        String old = SERVER.accessToken(client);

        Answer disabled = SERVER.admin("POST", "/" + client.id() + "/disable", adminToken(), null);

        assertThat(disabled.json().get("is_active").asBoolean()).isFalse();
        assertThat(SERVER.token(client).error()).isEqualTo("invalid_client");
        await().untilAsserted(() -> assertThat(isDead(old)).isTrue());

        SERVER.admin("POST", "/" + client.id() + "/enable", adminToken(), null);

        String fresh = SERVER.accessToken(client);
        assertThat(isDead(old)).isTrue();
        assertThat(isDead(fresh)).isFalse();
        assertThat(SERVER.introspectsAsActive(client, old)).isFalse();
        assertThat(SERVER.introspectsAsActive(client, fresh)).isTrue();
    }

    @Test
    void deleteWhenClientHasTokensThenTheyAreDead() {
        Credentials client = client("todos:read");
        String token = SERVER.accessToken(client);

        assertThat(SERVER.admin("DELETE", "/" + client.id(), adminToken(), null).status())
                .isEqualTo(204);

        assertThat(SERVER.admin("GET", "/" + client.id(), adminToken(), null).status())
                .isEqualTo(404);
        assertThat(SERVER.admin("DELETE", "/" + client.id(), adminToken(), null).status())
                .isEqualTo(404);
        assertThat(SERVER.token(client).error()).isEqualTo("invalid_client");
        await().untilAsserted(() -> assertThat(isDead(token)).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"POST, /yata-admin/disable", "DELETE, /yata-admin", "DELETE, /default"})
    void changeWhenClientIsOfThisInstallationThenConflict(String method, String path) {
        Answer answer = SERVER.admin(method, path, adminToken(), null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("detail")).contains("Nothing was changed");
    }

    @Test
    @DisplayName("The old secret works until its end")
    void rotateWhenOverlapIsGivenThenBothSecretsWork() {
        Credentials client = client("todos:read");

        Answer rotated =
                SERVER.admin("POST", "/" + client.id() + "/rotate", adminToken(), "{\"overlap_seconds\":3600}");

        assertThat(rotated.status()).isEqualTo(200);
        JsonNode secrets = rotated.json().get("secrets");
        assertThat(secrets).hasSize(2);
        assertThat(secrets.get(0).get("expires_at").isNull()).isFalse();
        assertThat(secrets.get(1).get("expires_at").isNull()).isTrue();
        assertThat(SERVER.token(client).status()).isEqualTo(200);
        assertThat(SERVER.token(new Credentials(client.id(), rotated.text("client_secret")))
                        .status())
                .isEqualTo(200);

        jdbc.sql("update oauth_client_secrets set expires_at = now() where expires_at is not null and client_id = ?")
                .param(client.id())
                .update();
        assertThat(SERVER.token(client).error()).isEqualTo("invalid_client");
    }

    @Test
    void rotateWhenOverlapIsZeroThenOldSecretEnds() {
        Credentials client = client("todos:read");

        Answer rotated = SERVER.admin("POST", "/" + client.id() + "/rotate", adminToken(), "{\"overlap_seconds\":0}");

        assertThat(rotated.json().get("secrets")).hasSize(1);
        assertThat(SERVER.token(client).error()).isEqualTo("invalid_client");
    }

    @Test
    void rotateWhenBodyIsAbsentThenOverlapOfOneDay() {
        Credentials client = client("todos:read");

        Answer rotated = SERVER.admin("POST", "/" + client.id() + "/rotate", adminToken(), null);

        assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
        assertThat(SERVER.token(client).status()).isEqualTo(200);
        assertThat(SERVER.admin("POST", "/" + client.id() + "/rotate", adminToken(), "{\"overlap_seconds\":604801}")
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("overlap_seconds");
    }

    @Test
    void rotateWhenTooManySecretsAreValidThenConflict() {
        Credentials client = client("todos:read");
        String token = adminToken();
        for (int secrets = 1; secrets < 10; secrets++) {
            assertThat(SERVER.admin("POST", "/" + client.id() + "/rotate", token, "{}")
                            .status())
                    .isEqualTo(200);
        }

        assertThat(SERVER.admin("POST", "/" + client.id() + "/rotate", token, "{}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void lastUsedWhenClientGetsTokenThenSet() {
        Credentials client = client("todos:read");
        assertThat(SERVER.admin("GET", "/" + client.id(), adminToken(), null)
                        .json()
                        .get("last_used_at")
                        .isNull())
                .isTrue();

        SERVER.token(client);

        assertThat(SERVER.admin("GET", "/" + client.id(), adminToken(), null)
                        .json()
                        .get("last_used_at")
                        .isNull())
                .isFalse();
    }

    @Test
    @DisplayName("A client id never equals a user name")
    void subjectWhenNameIsTakenThenRefused(@Autowired Clients clients, @Autowired ConsoleUsers users) {
        ClientMetadata request = ClientMetadata.forFirstStart("Admin", List.of("todos:read"), List.of(), null);

        assertThatThrownBy(() -> clients.register("admin", request, Secret.random()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("admin");
        assertThatThrownBy(() -> users.create("default", Secret.random())).isInstanceOf(IllegalArgumentException.class);
        assertThat(SERVER.admin("GET", "/" + encode("admin"), adminToken(), null)
                        .status())
                .isEqualTo(404);
        assertThatThrownBy(
                        () -> jdbc.sql("insert into oauth_clients (client_id, client_name, account, scopes, resources,"
                                        + " is_active, generation, created_at, updated_at, version)"
                                        + " values ('admin', 'x', 'x', '{}', '{}', true, 0, now(), now(), 0)")
                                .update())
                .hasMessageContaining("foreign key");
    }
}
