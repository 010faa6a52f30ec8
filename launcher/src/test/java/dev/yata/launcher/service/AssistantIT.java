package dev.yata.launcher.service;

import static dev.yata.launcher.service.StdioPeer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uses the packaged programs like an assistant, while tokens expire, clients are disabled and services fail. */
@ExtendWith(SharedServices.class)
class AssistantIT {

    private static RunningServices services;

    @BeforeAll
    static void start(RunningServices shared) {
        services = shared;
    }

    @AfterEach
    void leaveRunning() throws IOException {
        services.startWhatIsDown();
    }

    @Test
    void callWhenTokenExpiresBetweenCallsThenAssistantNoticesNothing() throws Exception {
        JsonNode client = client(Map.of("token_lifetime_seconds", 2));
        AdminApi admin = admin();
        ApiPath tokens = ApiPath.of("clients", client.path("client_id").asString(), "tokens");
        Set<String> seen = new HashSet<>();
        try (StdioPeer assistant = launch(client)) {
            assertThat(text(assistant.call("create_todo", Map.of("title", "Lasts longer than a token"))))
                    .startsWith("Todo created successfully:");
            // The server fetches the second token at half the lifetime of the first, and the third after the first has
            // expired.
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                JsonNode result = assistant.call("list_todos", Map.of("limit", 1));
                assertThat(result.path("isError").asBoolean(false))
                        .as(result.toString())
                        .isFalse();
                admin.list(tokens, 10)
                        .forEach(token -> seen.add(token.path("jti").asString()));
                return seen.size() > 2;
            });
        }
    }

    @Test
    void callWhenClientIsDisabledThenRefusedWithAdviceUntilEnabled() throws Exception {
        JsonNode client = client(Map.of());
        String id = client.path("client_id").asString();
        try (StdioPeer assistant = launch(client)) {
            assistant.call("list_todos", Map.of());

            admin().post(ApiPath.of("clients", id, "disable"), Map.of());
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                JsonNode refused = assistant.call("list_todos", Map.of());
                assertThat(refused.path("isError").asBoolean()).isTrue();
                assertThat(text(refused)).contains("the client is disabled", "ask the admin");
            });

            admin().post(ApiPath.of("clients", id, "enable"), Map.of());
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(assistant
                                    .call("list_todos", Map.of())
                                    .path("isError")
                                    .asBoolean(false))
                            .isFalse());
        }
    }

    @Test
    void callWhenClientMayOnlyReadThenWritingFailsWithAdvice() throws Exception {
        try (StdioPeer assistant = launch(client(Map.of("scopes", List.of("todos:read"))))) {
            assertThat(assistant.call("list_todos", Map.of()).path("isError").asBoolean(false))
                    .isFalse();

            JsonNode refused = assistant.call("create_todo", Map.of("title", "Not allowed"));
            assertThat(refused.path("isError").asBoolean()).isTrue();
            assertThat(text(refused)).contains("todos:write").contains("admin");
        }
    }

    @Test
    void callWhenApiIsKilledAndComesBackThenSaysSoAndNothingAcknowledgedIsLost() throws Exception {
        try (StdioPeer assistant = launch(client(Map.of()))) {
            assertThat(text(assistant.call("create_todo", Map.of("title", "Survives a kill"))))
                    .startsWith("Todo created successfully:");

            services.killTodoApi();
            JsonNode refused = assistant.call("create_todo", Map.of("title", "Not taken"));
            assertThat(refused.path("isError").asBoolean()).isTrue();
            assertThat(text(refused)).contains(services.api().toString());

            services.startTodoApi();
            services.awaitReady();
            assertThat(text(assistant.call("list_todos", Map.of("query", "Survives a kill"))))
                    .contains("Survives a kill");
            assertThat(text(assistant.call("list_todos", Map.of("query", "Not taken"))))
                    .startsWith("No todos found");
        }
    }

    @Test
    void callWhenAuthServerIsDownThenCachedTokenWorksAndNewSessionIsToldWhy() throws Exception {
        JsonNode client = client(Map.of());
        try (StdioPeer warm = launch(client);
                StdioPeer cold = launch(client)) {
            warm.call("list_todos", Map.of());

            services.killAuthServer();
            assertThat(warm.call("list_todos", Map.of()).path("isError").asBoolean(false))
                    .isFalse();
            JsonNode refused = cold.call("list_todos", Map.of());
            assertThat(refused.path("isError").asBoolean()).isTrue();
            assertThat(text(refused)).contains(services.issuer().toString());

            services.startAuthServer();
            services.awaitReady();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(cold.call("list_todos", Map.of())
                                    .path("isError")
                                    .asBoolean(false))
                            .isFalse());
            assertThat(warm.call("list_todos", Map.of()).path("isError").asBoolean(false))
                    .isFalse();
        }
    }

    @Test
    void callWhenLoggingEverythingThenNoSecretOrTokenIsWrittenAnywhere() throws Exception {
        JsonNode client = client(Map.of());
        String secret = client.path("client_secret").asString();
        try (StdioPeer assistant = launch(client)) {
            assistant.call("create_todo", Map.of("title", "Seen by nobody"));
            assistant.call("list_todos", Map.of());
            for (String line : assistant.lines()) {
                assertThat(JsonMapper.shared().readTree(line).path("jsonrpc").asString())
                        .isEqualTo("2.0");
            }
        }
        try (Stream<Path> logs = Files.list(services.home.logs())) {
            for (Path log : logs.toList()) {
                // Every JWT starts with the encoding of {"
                assertThat(Files.readString(log)).as(log.toString()).doesNotContain(secret, "eyJ");
            }
        }
    }

    private static AdminApi admin() throws IOException, InterruptedException {
        return AdminApi.signIn(services.home);
    }

    private static JsonNode client(Map<String, Object> attributes) throws IOException, InterruptedException {
        Map<String, Object> client =
                new HashMap<>(Map.of("client_name", "assistant", "scopes", List.of("todos:read", "todos:write")));
        client.putAll(attributes);
        return admin().post(ApiPath.of("clients"), client);
    }

    private static StdioPeer launch(JsonNode client) throws IOException {
        return StdioPeer.launch(
                services.installation,
                services.home.mcpEnv().path(),
                Map.of(
                        "OAUTH_CLIENT_ID", client.path("client_id").asString(),
                        "OAUTH_CLIENT_SECRET", client.path("client_secret").asString()));
    }
}
