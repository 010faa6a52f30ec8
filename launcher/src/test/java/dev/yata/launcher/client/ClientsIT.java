package dev.yata.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.home.YataHome;
import dev.yata.launcher.LauncherRun;
import dev.yata.launcher.admin.TokenEndpoint;
import dev.yata.launcher.service.RunningServices;
import dev.yata.launcher.service.SharedServices;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The admin's and the troubled user's commands, as processes, against running services. */
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
        assertThat(yata("clients", "delete", id).exit()).isZero();
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
    void showWhenIdIsNoIdThenOneLineSaysWhatToDo() throws Exception {
        LauncherRun refused = yata("clients", "show", "a b/../c");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output().lines()).hasSize(1);
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
    void doctorWhenAllIsWellThenEveryLineIsGood() throws Exception {
        LauncherRun doctor = yata("doctor");

        assertThat(doctor.output()).contains("todos:read todos:write").contains("All is well.");
    }

    private static JsonNode json(String... arguments) throws Exception {
        return yata(arguments).json();
    }

    private static LauncherRun yata(String... arguments) throws Exception {
        return LauncherRun.of(home.folder(), arguments);
    }
}
