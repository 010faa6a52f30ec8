package dev.yata.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.home.YataHome;
import dev.yata.launcher.admin.TokenEndpoint;
import dev.yata.launcher.installation.Installation;
import dev.yata.launcher.installation.ThrowAwayFolder;
import dev.yata.launcher.service.Services;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The admin's and the troubled user's commands, as processes, against running services. */
class ClientsIT {

    private static final Installation INSTALLATION = Installation.current();
    private static ThrowAwayFolder folder;
    private static YataHome home;
    private static Services services;

    @BeforeAll
    static void start() throws Exception {
        folder = ThrowAwayFolder.create();
        home = new YataHome(folder.path());
        services = Services.startOnFreePorts(INSTALLATION, home);
        services.awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        services.close();
        folder.close();
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
        Ran missing = yata("clients", "show", id);
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
        String adminApi = services.authServer() + "/admin/api";
        JsonNode ops = json(
                "clients", "create", "--name", "ops", "--scope", "clients:admin", "--resource", adminApi, "--json");

        JsonNode token = new TokenEndpoint(URI.create(services.authServer() + "/oauth/token"))
                .token(
                        HttpClient.newHttpClient(),
                        ops.path("client_id").asString(),
                        ops.path("client_secret").asString(),
                        Map.of("resource", adminApi));
        assertThat(token.path("scope").asString()).isEqualTo("clients:admin");
    }

    @Test
    void showWhenIdIsNoIdThenOneLineSaysWhatToDo() throws Exception {
        Ran refused = yata("clients", "show", "a b/../c");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output().lines()).hasSize(1);
    }

    @Test
    void createWhenScopeIsUnknownThenNamesTheField() throws Exception {
        Ran refused = yata("clients", "create", "--name", "laptop", "--scope", "todos:everything");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("scopes: must be some of todos:read");
    }

    @Test
    void createWhenNameIsMissingThenSaysUsage() throws Exception {
        Ran refused = yata("clients", "create", "--scope", "todos:read");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.output()).contains("--name");
    }

    @Test
    void doctorWhenAllIsWellThenEveryLineIsGood() throws Exception {
        Ran doctor = yata("doctor");

        assertThat(doctor.output()).contains("todos:read todos:write").contains("All is well.");
    }

    private static JsonNode json(String... arguments) throws Exception {
        Ran ran = yata(arguments);
        assertThat(ran.exit()).as(ran.output()).isZero();
        return JsonMapper.shared().readTree(ran.output());
    }

    private static Ran yata(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "-Dyata.root=" + INSTALLATION.root(),
                "-jar",
                INSTALLATION.jar("launcher").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(INSTALLATION.java(command));
        builder.environment().put("YATA_HOME", home.folder().toString());
        boolean json = List.of(arguments).contains("--json");
        Process process = (json
                        ? builder.redirectError(ProcessBuilder.Redirect.DISCARD)
                        : builder.redirectErrorStream(true))
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }

    private record Ran(int exit, String output) {}
}
