package dev.yata.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.command.Installation;
import dev.yata.home.YataHome;
import dev.yata.launcher.LauncherRun;
import dev.yata.launcher.admin.TokenEndpoint;
import dev.yata.launcher.service.RunningServices;
import dev.yata.launcher.service.SharedServices;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands for administrators and for troubleshooting as processes, against running services. */
@ExtendWith(SharedServices.class)
class ClientsIT {

    private static RunningServices services;
    private static YataHome home;

    @BeforeAll
    static void start(RunningServices shared) {
        services = shared;
        home = shared.home;
    }

    @Test
    void clientsWhenLedThroughALifeThenEachCommandDoesWhatItSays() throws Exception {
        JsonNode created = json("clients", "create", "--name", "laptop", "--scope", "todos:read", "--json");
        String id = created.path("client_id").asString();
        assertThat(created.path("client_secret").asString()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(created.path("account").asString()).isEqualTo("default");

        assertThat(yata("clients", "list").output()).contains(id, "laptop", "todos:read", "active");
        assertThat(json("clients", "show", id, "--json").has("client_secret")).isFalse();

        JsonNode rotated = json("clients", "rotate", id, "--json");
        assertThat(rotated.path("client_secret").asString())
                .isNotEqualTo(created.path("client_secret").asString());
        assertThat(rotated.path("secrets").size()).isEqualTo(2);

        assertThat(yata("clients", "disable", id).exit()).isZero();
        assertThat(json("clients", "show", id, "--json").path("is_active").asBoolean())
                .isFalse();
        assertThat(yata("clients", "enable", id).exit()).isZero();
        assertThat(yata("clients", "delete", id, "--yes").exit()).isZero();
        LauncherRun missing = yata("clients", "show", id);
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.output()).doesNotContain("Exception");
    }

    @Test
    void rotateWhenClientIsTheAssistantsThenItsVariablesFollow() throws Exception {
        JsonNode rotated = json("clients", "rotate", "default", "--json");

        assertThat(Files.readString(home.mcpEnv().path()))
                .contains("OAUTH_CLIENT_SECRET=" + rotated.path("client_secret").asString());
        assertThat(yata("doctor").exit()).isZero();
    }

    @Test
    void createWhenAdminScopeHasItsResourceThenClientGetsAdminTokens() throws Exception {
        String adminApi = services.issuer() + "/admin/api";
        JsonNode ops = json(
                "clients", "create", "--name", "ops", "--scope", "clients:admin", "--resource", adminApi, "--json");

        JsonNode token = new TokenEndpoint(URI.create(services.issuer() + "/oauth/token"))
                .token(
                        HttpClient.newHttpClient(),
                        ops.path("client_id").asString(),
                        ops.path("client_secret").asString(),
                        Map.of("resource", adminApi));
        assertThat(token.path("scope").asString()).isEqualTo("clients:admin");
    }

    @Test
    void editWhenScopesAreTakenAwayThenTokensOfBeforeAreGone() throws Exception {
        JsonNode created = json("clients", "create", "--name", "editor", "--scope", "todos:read todos:write", "--json");
        String id = created.path("client_id").asString();
        token(created);
        assertThat(yata("tokens", "list", id).output()).contains("todos:read todos:write");

        JsonNode edited = json(
                "clients",
                "edit",
                id,
                "--scope",
                "todos:read",
                "--name",
                "reader",
                "--lifetime",
                "60",
                "--requests-per-minute",
                "5",
                "--json");

        assertThat(edited.path("scopes")).hasToString("[\"todos:read\"]");
        assertThat(edited.path("token_lifetime_seconds").asInt()).isEqualTo(60);
        assertThat(edited.path("token_requests_per_minute").asInt()).isEqualTo(5);
        assertThat(yata("tokens", "list", id).output()).contains("No live tokens.");
        JsonNode back =
                json("clients", "edit", id, "--lifetime", "default", "--requests-per-minute", "default", "--json");
        assertThat(back.path("token_lifetime_seconds").isNull()).isTrue();
        assertThat(yata("clients", "list", "--search", "READ", "--state", "active")
                        .output())
                .contains(id);
        assertThat(yata("clients", "list", "--search", "READ", "--state", "disabled")
                        .output())
                .doesNotContain(id);
    }

    @Test
    void revokeWhenOneTokenOrAllThenTheyLeaveTheList() throws Exception {
        JsonNode client = json("clients", "create", "--name", "two", "--scope", "todos:read", "--json");
        String id = client.path("client_id").asString();
        token(client);
        token(client);
        JsonNode tokens = json("tokens", "list", id, "--json");
        assertThat(tokens.size()).isEqualTo(2);
        String first = tokens.path(0).path("jti").asString();

        assertThat(yata("tokens", "revoke", id, first).exit()).isZero();
        assertThat(yata("tokens", "list", id).output()).doesNotContain(first);
        assertThat(yata("tokens", "revoke", id, "--all", "--yes").exit()).isZero();
        assertThat(json("tokens", "list", id, "--json").isEmpty()).isTrue();
        LauncherRun again = yata("tokens", "revoke", id, UUID.randomUUID().toString());
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.output()).contains("no token with this id").contains("Nothing was changed.");
    }

    @Test
    void createWhenKeyFileIsNamedThenDoctorFindsAllWellWithoutAnySecret() throws Exception {
        Path key = services.home.folder().resolve("laptop key.jwk");
        Path variables = services.home.folder().resolve("laptop.env");

        JsonNode client = json(
                "clients",
                "create",
                "--name",
                "keyed",
                "--scope",
                "todos:read",
                "--key-file",
                key.toString(),
                "--dpop",
                "--env-file",
                variables.toString(),
                "--json");

        assertThat(client.has("client_secret")).isFalse();
        assertThat(client.path("token_endpoint_auth_method").asString()).isEqualTo("private_key_jwt");
        assertThat(variables).content().contains("OAUTH_SCOPE=");
        LauncherRun doctor = yata("doctor", "--env-file", variables.toString());
        assertThat(doctor.output())
                .containsPattern("ok +settings +.*OAUTH_DPOP")
                .containsPattern("ok +settings +OAUTH_PRIVATE_KEY from ")
                .containsPattern("ok +API ");
        assertThat(doctor.exit()).isZero();
        LauncherRun rotate = yata("clients", "rotate", client.path("client_id").asString());
        assertThat(rotate.exit()).isEqualTo(1);
        assertThat(rotate.output()).contains("--key-file FILE");
    }

    @Test
    void auditWhenClientsWereChangedThenTellsWhoDidWhat() throws Exception {
        String id = json("clients", "create", "--name", "watched", "--scope", "todos:read", "--json")
                .path("client_id")
                .asString();
        yata("clients", "disable", id);

        assertThat(yata("audit", "list", "--client", id, "--since", "1h").output())
                .contains("client.created", "client.disabled", "yata-admin");
        assertThat(json("audit", "list", "--client", id, "--action", "client.disabled", "--limit", "1", "--json"))
                .hasSize(1);
        assertThat(yata("audit", "export", "--format", "csv", "--client", id)
                        .output()
                        .lines())
                .hasSize(3);
        assertThat(yata("audit", "export", "--format", "jsonl", "--client", id)
                        .output()
                        .lines())
                .hasSize(2)
                .allMatch(line -> JsonMapper.shared()
                        .readTree(line)
                        .path("target")
                        .asString()
                        .equals(id));
        LauncherRun refused = yata("audit", "list", "--action", "nonsense");
        assertThat(refused.output()).doesNotContain("Exception");
    }

    @Test
    void showWhenIdIsNoIdThenOneLineSaysWhatToDo() throws Exception {
        LauncherRun refused = yata("clients", "show", "a b/../c");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.output()).contains("'a b/../c' is not a client ID");
        assertThat(refused.output().lines()).hasSize(2);
    }

    @Test
    void createWhenScopeIsUnknownThenNamesTheField() throws Exception {
        LauncherRun refused = yata("clients", "create", "--name", "laptop", "--scope", "todos:everything");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("--scope: must be some of todos:read");
    }

    @Test
    void createWhenNameIsMissingThenSaysUsage() throws Exception {
        LauncherRun refused = yata("clients", "create", "--scope", "todos:read");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.output()).contains("--name");
    }

    @Test
    void checkWhenRunThroughTheScriptThenSaysOnStderrThatAllIsWell() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(Installation.current().script().toString(), "mcp", "--check");
        builder.environment().put("ENV_FILE", home.mcpEnv().path().toString());
        Process check = builder.start();
        String stderr = new String(check.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.getInputStream().readAllBytes()).isEmpty();
        assertThat(stderr).contains("OAUTH_SCOPE", "from " + home.mcpEnv().path(), "create_todo", "Everything works.");
        assertThat(check.waitFor()).isZero();
    }

    private static JsonNode token(JsonNode client) throws InterruptedException {
        return new TokenEndpoint(URI.create(services.issuer() + "/oauth/token"))
                .token(
                        HttpClient.newHttpClient(),
                        client.path("client_id").asString(),
                        client.path("client_secret").asString(),
                        Map.of());
    }

    private static JsonNode json(String... arguments) throws Exception {
        return yata(arguments).json();
    }

    private static LauncherRun yata(String... arguments) throws Exception {
        return LauncherRun.of(home.folder(), arguments);
    }
}
