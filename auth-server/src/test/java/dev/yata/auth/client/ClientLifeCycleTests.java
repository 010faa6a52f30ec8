package dev.yata.auth.client;

import static dev.yata.auth.testing.Server.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Keys;
import dev.yata.auth.testing.OwnKeyClient;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ClientLifeCycleTests extends RunningServer {

    private static final Pattern NEXT =
            Pattern.compile("<" + Pattern.quote(SERVER.url() + "/admin/api/clients") + "([^>]*)>; rel=\"next\"");
    private static final String KEY = Keys.published(Keys.ec());

    private String admin;

    @BeforeEach
    void logIn() {
        admin = adminToken();
    }

    @Test
    void editWhenFieldsAreSentThenOnlyTheyChange() {
        Credentials client = client("todos:read", "todos:write");
        JsonNode before = show(client);

        JsonNode after = edit(
                        client,
                        "{\"client_name\":\"phone\",\"token_lifetime_seconds\":60,\"token_requests_per_minute\":1000000}")
                .json();

        assertThat(after.path("client_name").asString()).isEqualTo("phone");
        assertThat(after.path("token_lifetime_seconds").asInt()).isEqualTo(60);
        assertThat(after.path("token_requests_per_minute").asInt()).isEqualTo(1_000_000);
        for (String kept : List.of("account", "scopes", "resources", "jwks", "created_at", "secrets", "is_active")) {
            assertThat(after.get(kept)).as(kept).isEqualTo(before.get(kept));
        }
        assertThat(Instant.parse(after.path("updated_at").asString()))
                .isAfter(Instant.parse(before.path("updated_at").asString()));
        assertThat(show(client)).isEqualTo(after);
        assertThat(audit(client))
                .endsWith("client.changed: client_name, token_lifetime_seconds, token_requests_per_minute");
    }

    @Test
    void editWhenNullIsSentThenDefaultAgain() {
        Credentials client = clientOf("{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],\"account\":\"anna\","
                + "\"token_lifetime_seconds\":60,\"token_requests_per_minute\":5,\"resources\":[\"" + SERVER.url()
                + "/admin/api\"],\"dpop_bound_access_tokens\":true}");

        JsonNode after = edit(
                        client,
                        "{\"account\":null,\"token_lifetime_seconds\":null,\"token_requests_per_minute\":null,"
                                + "\"resources\":null,\"dpop_bound_access_tokens\":null,\"jwks\":null}")
                .json();

        assertThat(after.path("account").asString()).isEqualTo("default");
        assertThat(after.path("token_lifetime_seconds").isNull()).isTrue();
        assertThat(after.path("token_requests_per_minute").isNull()).isTrue();
        assertThat(after.path("resources").toString()).isEqualTo("[\"" + API + "\"]");
        assertThat(after.path("dpop_bound_access_tokens").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"client_name\":\"test\"}",
                "{\"scopes\":[\"todos:read\",\"todos:read\"],\"account\":null,\"jwks\":null,\"jwks_uri\":null}",
                "{\"resources\":[\"http://localhost:8080/api/v1\"]}",
                "{\"dpop_bound_access_tokens\":false}",
            })
    void editWhenNothingDiffersThenNothingChanges(String json) {
        Credentials client = client("todos:read");
        String token = SERVER.accessToken(client);
        JsonNode before = show(client);

        JsonNode after = edit(client, json).json();

        assertThat(after).isEqualTo(before);
        assertThat(audit(client)).containsExactly("client.created: test; account default; scopes todos:read");
        assertThat(SERVER.introspectsAsActive(client, token)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"client_name\":null}; client_name; must not be blank",
                "{\"client_name\":\" \"}; client_name; must not be blank",
                "{\"client_name\":\"a\\u202e\"}; client_name; must be 1 to 200 visible characters",
                "{\"scopes\":null}; scopes; must name at least one scope",
                "{\"scopes\":[]}; scopes; must name at least one scope",
                "{\"scopes\":[\"other\"]}; scopes; must be some of",
                "{\"scopes\":[null]}; scopes[0]; must be a string",
                "{\"account\":\"a b\"}; account; must be 1 to 64 letters",
                "{\"resources\":[\"http://evil.example\"]}; resources; must be some of",
                "{\"resources\":[null]}; resources[0]; must be a string",
                "{\"token_lifetime_seconds\":0}; token_lifetime_seconds; must be 1 to 86400 seconds",
                "{\"token_requests_per_minute\":0}; token_requests_per_minute; must be 1 to 1000000 a minute",
                "{\"token_requests_per_minute\":1000001}; token_requests_per_minute; must be 1 to 1000000 a minute",
                "{\"dpop_bound_access_tokens\":\"yes\"}; dpop_bound_access_tokens; is not a boolean; use true or false",
                "{\"jwks\":{\"keys\":[]}}; jwks; must hold 1 to 10 keys",
                "{\"jwks\":{\"keys\":[null]}}; jwks; must be a JWK set",
                "{\"scopes\":[\"clients:admin\"]}; resources; must hold the URL of the admin API",
                "{\"scopes\":[\"clients:admin\"],\"dpop_bound_access_tokens\":true}; dpop_bound_access_tokens; bearer tokens only",
                "{\"jwks\":\"x\"}; jwks; is not an object",
                "{\"jwks_uri\":\"https://client.example/jwks\"}; jwks_uri; private_key_jwt only",
                "{\"token_endpoint_auth_method\":\"private_key_jwt\"}; token_endpoint_auth_method; can't be changed",
                "{\"secret\":\"x\"}; secret; is not a field here",
            })
    void editWhenFieldIsInvalidThenProblemNamesItAndNothingChanges(String json, String field, String message) {
        Credentials client = client("todos:read");
        JsonNode before = show(client);

        Answer answer = edit(client, json);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/message").asString()).contains(message);
        assertThat(show(client)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scopes\":[\"todos:write\"]}",
                "{\"account\":\"other\"}",
                "{\"resources\":[\"http://localhost:8080/api/v1\"]}",
                "{\"dpop_bound_access_tokens\":true}",
            })
    @DisplayName("A change that removes a right revokes the tokens of the client")
    void editWhenRightsAreTakenAwayThenOlderTokensAreDead(String json) {
        Credentials client =
                clientOf("{\"client_name\":\"a\",\"scopes\":[\"todos:read\",\"todos:write\"],\"resources\":[\"" + API
                        + "\",\"" + SERVER.url() + "/admin/api\"]}");
        String token = SERVER.accessToken(client);

        assertThat(edit(client, json).status()).isEqualTo(200);

        assertThat(SERVER.introspectsAsActive(client, token)).isFalse();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(isDead(token)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scopes\":[\"todos:write\",\"todos:read\"]}",
                "{\"client_name\":\"b\"}",
                "{\"token_lifetime_seconds\":5,\"token_requests_per_minute\":5}",
            })
    void editWhenNoRightIsTakenAwayThenTokensLive(String json) {
        Credentials client = client("todos:read");
        String token = SERVER.accessToken(client);

        assertThat(edit(client, json).status()).isEqualTo(200);

        assertThat(SERVER.introspectsAsActive(client, token)).isTrue();
    }

    @Test
    void editWhenClientIsTheAdministratorThenItsRightsStay() {
        Credentials administrator = administrator();

        for (String json : List.of(
                "{\"scopes\":[\"todos:read\"]}", "{\"resources\":null}", "{\"dpop_bound_access_tokens\":true}")) {
            Answer answer = edit(administrator, json);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("detail")).contains("yata-admin", "Nothing was changed");
        }
        assertThat(SERVER.admin("GET", "", admin, null).status()).isEqualTo(200);
    }

    @Test
    void editWhenClientIsUnknownThenNotFound() {
        assertThat(edit(new Credentials("nobody", ""), "{}").status()).isEqualTo(404);
    }

    @Test
    void editWhenKeyIsExchangedThenTokensOfTheOldKeyAreDead() {
        OwnKeyClient client = OwnKeyClient.register(SERVER, admin, "");
        String token = client.token().accessToken();
        String both = Keys.published(client.key(), Keys.ec());

        assertThat(edit(client.credentials(), "{\"jwks\":" + both + "}").status())
                .isEqualTo(200);
        assertThat(client.introspectsAsActive(token)).as("one key more").isTrue();
        assertThat(edit(client.credentials(), "{\"jwks\":" + KEY + "}").status())
                .isEqualTo(200);

        assertThat(client.token().error()).isEqualTo("invalid_client");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(isDead(token)).isTrue());
        assertThat(audit(client.credentials())).endsWith("client.changed: jwks", "client.changed: jwks");
        assertThat(edit(client.credentials(), "{\"jwks\":null}")
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .contains("exactly one");
        Answer moved = edit(client.credentials(), "{\"jwks_uri\":\"https://client.example/jwks\"}");
        assertThat(moved.json().path("jwks").isNull()).isTrue();
        assertThat(moved.text("jwks_uri")).isEqualTo("https://client.example/jwks");
    }

    @Test
    void listWhenPagedThenEveryClientOnceNewestFirst() {
        String word = UUID.randomUUID().toString().substring(0, 12);
        List<String> created = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            created.add(clientOf("{\"client_name\":\"A " + word.toUpperCase(Locale.ROOT) + " " + number
                            + "\",\"scopes\":[\"todos:read\"]}")
                    .id());
        }

        List<String> listed = new ArrayList<>();
        int pages = 0;
        for (String page = "?limit=2&q=" + word; page != null; page = link(page, "next")) {
            listed.addAll(ids(page));
            pages++;
        }

        Collections.reverse(created);
        assertThat(listed).isEqualTo(created);
        assertThat(pages).isEqualTo(3);
        assertThat(SERVER.admin("GET", "?q=" + created.get(3), admin, null).json())
                .hasSize(1);
        assertThat(SERVER.admin("GET", "?q=" + encode("A%" + word), admin, null).json())
                .as("% is itself")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at", "client_name", "last_used_at"})
    void listWhenSortedThenInThatOrderOnEveryPageForwardAndBack(String sort) {
        String word = UUID.randomUUID().toString().substring(0, 12);
        // Equal names, and names in another order than the ages.
        List<Credentials> clients = Stream.of("b", "A", "c", "a", "A")
                .map(name -> clientOf("{\"client_name\":\"" + name + " " + word + "\",\"scopes\":[\"todos:read\"]}"))
                .toList();
        SERVER.accessToken(clients.get(3));
        await().until(() -> !field("/" + clients.get(3).id(), "last_used_at").isBlank());
        Map<String, Comparator<Credentials>> orders = Map.of(
                "created_at", Comparator.comparing(clients::indexOf),
                "client_name",
                        Comparator.comparing(client -> List.of(1, 0, 2, 0, 0).get(clients.indexOf(client))),
                "last_used_at", Comparator.comparing(client -> clients.indexOf(client) == 3));
        List<String> expected = clients.stream()
                .sorted(orders.get(sort).thenComparing(Credentials::id))
                .map(Credentials::id)
                .toList();

        List<String> up = new ArrayList<>();
        List<List<String>> forward = new ArrayList<>();
        String last = "";
        for (String page = "?limit=2&sort=" + sort + "&q=" + word; page != null; page = link(page, "next")) {
            forward.add(ids(page));
            up.addAll(ids(page));
            last = page;
        }
        List<List<String>> back = new ArrayList<>();
        for (String page = last; page != null; page = link(page, "prev")) {
            back.add(0, ids(page));
        }
        List<String> down = new ArrayList<>(ids("?sort=-" + sort + "&q=" + word));
        Collections.reverse(down);

        assertThat(up).isEqualTo(expected);
        assertThat(down).isEqualTo(expected);
        assertThat(forward).hasSize(3);
        assertThat(back).isEqualTo(forward);
    }

    @Test
    void cursorWhenOfAnotherOrderThenRefused() {
        client("todos:read");
        String next = link("?limit=1&sort=client_name", "next");

        Answer answer = SERVER.admin("GET", next.replace("client_name", "created_at"), admin, null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("cursor");
    }

    private List<String> ids(String page) {
        Answer answer = SERVER.admin("GET", page, admin, null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json().forEach(client -> ids.add(client.get("client_id").asString()));
        return ids;
    }

    private String field(String client, String field) {
        return SERVER.admin("GET", client, admin, null).json().path(field).asString("");
    }

    /** Returns the query of the page that is linked with this relation; null if there is none. */
    private @Nullable String link(String page, String relation) {
        return SERVER.admin("GET", page, admin, null).response().headers().allValues("Link").stream()
                .map(Pattern.compile("<[^?]*/admin/api/clients(\\?.*)>; rel=\"" + relation + "\"")::matcher)
                .filter(Matcher::matches)
                .map(link -> link.group(1))
                .findFirst()
                .orElse(null);
    }

    @Test
    void listWhenStateIsGivenThenOnlySuch() {
        String word = UUID.randomUUID().toString().substring(0, 12);
        String json = "{\"client_name\":\"" + word + "\",\"scopes\":[\"todos:read\"]}";
        Credentials active = clientOf(json);
        Credentials disabled = clientOf(json);
        SERVER.admin("POST", "/" + disabled.id() + "/disable", admin, null);

        JsonNode on =
                SERVER.admin("GET", "?state=active&q=" + word, admin, null).json();
        JsonNode off =
                SERVER.admin("GET", "?state=disabled&q=" + word, admin, null).json();

        assertThat(on).hasSize(1);
        assertThat(on.at("/0/client_id").asString()).isEqualTo(active.id());
        assertThat(off).hasSize(1);
        assertThat(off.at("/0/client_id").asString()).isEqualTo(disabled.id());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "state=on, state",
        "cursor=x, cursor",
        "cursor=eCB5, cursor",
        // >-created_at NUL 1970-01-01T00:00:00Z, then the same with an id and the years 10000000 and 1970 as a word
        "cursor=Pi1jcmVhdGVkX2F0IAAgMTk3MC0wMS0wMVQwMDowMDowMFo, cursor",
        "cursor=Pi1jcmVhdGVkX2F0IGEgKzEwMDAwMDAwLTAxLTAxVDAwOjAwOjAwWg, cursor",
        "cursor=Pi1jcmVhdGVkX2F0IGEgc29tZXRpbWU, cursor",
        "sort=x, sort",
        "sort=--created_at, sort",
        "q=%00, q"
    })
    void listWhenParameterIsInvalidThenProblemNamesIt(String query, String field) {
        Answer answer = SERVER.admin("GET", "?" + query, admin, null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/message").asString()).isNotBlank();
    }

    @Test
    void tokensWhenListedThenTheLiveOnesNewestFirst() throws Exception {
        Credentials client = client("todos:read", "todos:write");
        List<String> issued = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            issued.add(
                    0,
                    SERVER.token(client, "scope=todos:read")
                            .jwt()
                            .getJWTClaimsSet()
                            .getJWTID());
        }

        Answer first = SERVER.admin("GET", "/" + client.id() + "/tokens?limit=2", admin, null);
        Matcher next = NEXT.matcher(first.header("Link"));
        assertThat(next.matches()).as(first.header("Link")).isTrue();
        Answer second = SERVER.admin("GET", next.group(1), admin, null);

        assertThat(first.json()).hasSize(2);
        assertThat(first.json().at("/0/jti").asString()).isEqualTo(issued.get(0));
        assertThat(first.json().at("/0/scopes").toString()).isEqualTo("[\"todos:read\"]");
        assertThat(first.json().at("/0/dpop").asBoolean()).isFalse();
        assertThat(Instant.parse(first.json().at("/0/expires_at").asString()))
                .isAfter(Instant.parse(first.json().at("/0/issued_at").asString()));
        assertThat(second.json()).hasSize(1);
        assertThat(second.json().at("/0/jti").asString()).isEqualTo(issued.get(2));
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void tokenWhenRevokedByAdministratorThenDeadAndNotListed() throws Exception {
        Credentials client = client("todos:read");
        Answer token = SERVER.token(client);
        String other = SERVER.accessToken(client);
        String path =
                "/" + client.id() + "/tokens/" + token.jwt().getJWTClaimsSet().getJWTID();

        assertThat(SERVER.admin("DELETE", path, admin, null).status()).isEqualTo(204);
        assertThat(SERVER.admin("DELETE", path, admin, null).status()).isEqualTo(204);

        assertThat(SERVER.introspectsAsActive(client, token.accessToken())).isFalse();
        assertThat(SERVER.introspectsAsActive(client, other)).isTrue();
        assertThat(SERVER.admin("GET", "/" + client.id() + "/tokens", admin, null)
                        .json())
                .hasSize(1);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(isDead(token.accessToken())).isTrue());
        assertThat(audit(client).stream().filter(row -> row.startsWith("token.revoked: ")))
                .hasSize(1);
    }

    @Test
    void tokenWhenOfAnotherClientThenNotFoundAndAlive() throws Exception {
        Credentials owner = client("todos:read");
        Answer token = SERVER.token(owner);
        String jti = token.jwt().getJWTClaimsSet().getJWTID();

        Answer foreign = SERVER.admin("DELETE", "/" + client("todos:read").id() + "/tokens/" + jti, admin, null);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(SERVER.introspectsAsActive(owner, token.accessToken())).isTrue();
        assertThat(SERVER.admin("DELETE", "/" + owner.id() + "/tokens/x", admin, null)
                        .status())
                .isEqualTo(400);
        assertThat(SERVER.admin("GET", "/nobody/tokens", admin, null).status()).isEqualTo(404);
        assertThat(SERVER.admin("DELETE", "/nobody/tokens", admin, null).status())
                .isEqualTo(404);
    }

    @Test
    void tokensWhenAllAreRevokedThenDeadAndNewOnesWork() {
        Credentials client = client("todos:read");
        String one = SERVER.accessToken(client);
        String two = SERVER.accessToken(client);

        assertThat(SERVER.admin("DELETE", "/" + client.id() + "/tokens", admin, null)
                        .status())
                .isEqualTo(204);

        assertThat(SERVER.introspectsAsActive(client, one)).isFalse();
        assertThat(SERVER.introspectsAsActive(client, two)).isFalse();
        assertThat(SERVER.introspectsAsActive(client, SERVER.accessToken(client)))
                .isTrue();
        assertThat(audit(client)).endsWith("tokens.revoked: all earlier tokens");
    }

    @Test
    @DisplayName("The audit names every change once, with its actor")
    void auditWhenClientLivesThenEveryChangeOnce() {
        Credentials client = client("todos:read");
        for (String action : List.of("disable", "disable", "enable", "enable", "rotate")) {
            SERVER.admin("POST", "/" + client.id() + "/" + action, admin, null);
        }
        SERVER.admin("DELETE", "/" + client.id(), admin, null);

        assertThat(audit(client))
                .containsExactly(
                        "client.created: test; account default; scopes todos:read",
                        "client.disabled: all earlier tokens are revoked",
                        "client.enabled: earlier tokens stay revoked",
                        "secret.rotated: earlier secrets end after 86400 s",
                        "client.deleted: test");
        assertThat(jdbc.sql("select distinct actor from audit_events where target = ?")
                        .param(client.id())
                        .query(String.class)
                        .list())
                .containsExactly(administrator().id());
    }

    private Answer edit(Credentials client, String json) {
        return SERVER.admin("PATCH", "/" + client.id(), admin, json);
    }

    private JsonNode show(Credentials client) {
        return SERVER.admin("GET", "/" + client.id(), admin, null).json();
    }

    private List<String> audit(Credentials client) {
        return jdbc.sql("select action || ': ' || detail from audit_events where target = ?"
                        + " and action not like 'authentication.%' order by id")
                .param(client.id())
                .query(String.class)
                .list();
    }
}
