package dev.yata.stdio;

import static dev.yata.stdio.McpProcess.error;
import static dev.yata.stdio.McpProcess.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.mcp.server.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Sends raw lines to the packaged server. Covers mistakes of the SDK's own stdio transport, and mistakes of clients.
 */
class StdioWireIT {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}";

    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private final FakeBackend backend = new FakeBackend();
    private final McpProcess server = McpProcess.start(backend);

    @AfterEach
    void stop() {
        server.close();
        backend.close();
    }

    @Test
    void serverWhenLineIsMalformedThenAnswersParseErrorAndCarriesOn() {
        server.send("{\"jsonrpc\":", "nonsense", "{} {}", PING);

        for (int i = 0; i < 3; i++) {
            Map<String, Object> answer = server.next();
            assertThat(answer).doesNotContainKey("id");
            assertThat(error(answer)).containsEntry("code", -32700);
        }
        assertPong();
    }

    @Test
    void serverWhenLineIsBlankThenIgnoresIt() {
        server.send("", "   ", "\r", PING);

        assertPong();
    }

    @Test
    void serverWhenLineEndsWithCrLfThenReadsIt() {
        server.sendBytes((PING + "\r\n").getBytes(StandardCharsets.UTF_8));

        assertPong();
    }

    @Test
    void serverWhenLineIsNotUtf8ThenAnswersParseError() {
        server.sendBytes(new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"', '\n'}).send(PING);

        assertThat(error(server.next())).containsEntry("code", -32700);
        assertPong();
    }

    @Test
    void serverWhenLineIsTooLongThenRefusesItAndReadsTheNext() {
        server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}", PING);

        Map<String, Object> answer = server.next();
        assertThat(error(answer)).containsEntry("code", -32600);
        assertThat(error(answer).get("message")).asString().contains("longer than");
        assertPong();
    }

    @Test
    void serverWhenMessageIsNoRequestThenAnswersInvalidRequest() {
        server.send(
                "1",
                "null",
                "{\"jsonrpc\":\"1.0\",\"id\":7,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":3}");

        for (int i = 0; i < 5; i++) {
            assertThat(error(server.next())).containsEntry("code", -32600);
        }
    }

    @Test
    void serverWhenIdIsNeitherStringNorIntegerThenRefusesIt() {
        for (String id : List.of("null", "1.5", "true", "{}", "[]")) {
            server.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}");
            Map<String, Object> answer = server.next();
            assertThat(answer).doesNotContainKey("id");
            assertThat(error(answer)).containsEntry("code", -32600);
        }
    }

    @Test
    void serverWhenIdIsStringOrLargeIntegerThenEchoesIt() {
        server.send("{\"jsonrpc\":\"2.0\",\"id\":9007199254740993,\"method\":\"ping\"}");
        assertThat(server.next()).containsEntry("id", 9007199254740993L);
        server.send("{\"jsonrpc\":\"2.0\",\"id\":\"9\",\"method\":\"ping\"}");
        assertThat(server.next()).containsEntry("id", "9");
    }

    @Test
    void serverWhenParamsAreNoObjectThenAnswersInvalidParams() {
        server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":[]}");

        assertThat(error(server.next())).containsEntry("code", -32602);
    }

    @Test
    void serverWhenMethodIsUnknownThenAnswersMethodNotFound() {
        for (String method : List.of("roots/list", "tasks/list", "tools/List", "nonsense")) {
            server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}");
            assertThat(error(server.next())).containsEntry("code", -32601);
        }
    }

    @Test
    void serverWhenNotificationIsUnknownThenStaysSilent() {
        server.send(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/nonsense\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":99}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                PING);

        assertPong();
    }

    @Test
    void serverWhenNotInitializedThenAnswersAllTheSame() {
        server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        assertThat(server.next()).containsKey("result");
        server.call(2, "get_todo", "{\"todo_id\":\"" + FakeBackend.ID + "\"}");
        assertThat(text(server.next())).startsWith("Todo Details:\nTitle: Buy milk\n");
    }

    @Test
    void initializeWhenVersionIsSupportedThenEchoesIt() {
        for (String version : List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")) {
            assertThat(initialized(version)).containsEntry("protocolVersion", version);
        }
        assertThat(initialized("1999-01-01")).containsEntry("protocolVersion", "2025-11-25");
    }

    @Test
    void initializeWhenAnsweredThenAdvertisesWhatIsThere() {
        assertThat(initialized("2025-11-25"))
                .containsEntry(
                        "capabilities",
                        Map.of(
                                "completions", Map.of(),
                                "extensions", Map.of("io.modelcontextprotocol/ui", Map.of()),
                                "logging", Map.of(),
                                "prompts", Map.of("listChanged", false),
                                "resources", Map.of("subscribe", true, "listChanged", false),
                                "tools", Map.of("listChanged", false)))
                .hasEntrySatisfying(
                        "serverInfo",
                        info -> assertThat(info)
                                .asString()
                                .contains("name=mcp-yata", "title=YATA todos", "version=1.0.0"))
                .containsKey("instructions");
    }

    @Test
    void initializeWhenVersionIsMissingThenAnswersInvalidParams() {
        server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}");

        assertThat(error(server.next())).containsEntry("code", -32602);
    }

    @Test
    void batchWhenVersionIs20250326ThenAnswersAsArray() {
        server.initialize("2025-03-26");
        server.send("[" + PING + ",{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"},"
                + "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"},3]");

        assertThat((List<?>) server.nextValue()).hasSize(3);
        server.send("[{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}]", "[]");
        assertThat(error(server.next())).containsEntry("code", -32600);
    }

    @Test
    void batchWhenVersionIsAnotherThenIsRefused() {
        server.initialize("2025-06-18").send("[" + PING + "]", PING);

        assertThat(error(server.next())).containsEntry("code", -32600);
        assertPong();
    }

    @Test
    void serverWhenProbedThenServesWhicheverEraFollows() {
        String meta = "\"params\":{" + META + "}";
        Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));
        settings.put("OAUTH_SCOPE", "todos:read todos:write");
        try (McpProcess probed = McpProcess.start(settings, McpProcess.command())) {
            probed.send(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/discover\"," + meta + "}",
                    "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}}",
                    "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/list\"," + meta + "}");

            assertThat(result(probed.next())).containsEntry("supportedVersions", List.of("2026-07-28"));
            assertThat(result(probed.next())).containsEntry("protocolVersion", "2025-11-25");
            assertThat(result(probed.next()))
                    .containsEntry("resultType", "complete")
                    .containsKey("tools");
        }
        assertThat(backend.tokenRequests).isEmpty();
    }

    @Test
    void callWhenToolIsUnknownThenNamesItAndWhatExists() {
        server.call(1, "creat_todo", "{}");

        Map<String, Object> error = error(server.next());
        assertThat(error).containsEntry("code", -32602);
        assertThat(error.get("message")).asString().contains("creat_todo", "create_todo", "todo_overview");
    }

    @Test
    void callWhenSlowThenPingIsAnsweredMeanwhile() {
        backend.api(Reply.of(200, "[]").after(1500));
        server.call(1, "list_todos", "{}");
        await().until(() -> !backend.apiRequests.isEmpty());
        server.send(PING);

        assertPong();
        assertThat(text(server.next())).isEqualTo("No todos found");
    }

    @Test
    void callWhenIdIsStillRunningThenSecondIsRefused() {
        backend.api(Reply.of(200, "[]").after(1000));
        server.call(1, "list_todos", "{}").call(1, "list_todos", "{}");

        assertThat(error(server.next())).containsEntry("code", -32600);
        assertThat(text(server.next())).isEqualTo("No todos found");
        assertThat(backend.apiRequests).hasSize(1);
    }

    /** At the end of stdin, the server waits for the API's answer before it exits. */
    @Test
    void callWhenCancelledThenNothingIsWrittenForIt() {
        backend.api(Reply.of(200, "[]").after(1500));
        server.call(1, "list_todos", "{}");
        await().until(() -> !backend.apiRequests.isEmpty());
        server.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}", PING);

        assertPong();
        server.closeStdin();
        assertThat(server.exitCode()).isZero();
        assertThat(server.rest()).isEmpty();
        assertThat(server.stderr()).contains("outcome=cancelled");
    }

    @Test
    void serverWhenStdinEndsThenFinishesWhatRunsAndExits() {
        backend.api(Reply.of(200, "[]").after(500));
        server.call(1, "list_todos", "{}").send(PING).closeStdin();

        assertThat(server.exitCode()).isZero();
        assertThat(server.rest()).hasSize(2);
    }

    @Test
    void serverWhenLastLineHasNoLineFeedThenAnswersIt() {
        server.sendBytes(PING.getBytes(StandardCharsets.UTF_8)).closeStdin();

        assertPong();
        assertThat(server.exitCode()).isZero();
    }

    /** Longer than the 2 s that a call has after SIGTERM. */
    @Test
    void serverWhenCallTakesLongAtTheEndOfStdinThenAnswersItAndExits() {
        backend.api(Reply.of(200, "[]").after(4000));
        server.call(1, "list_todos", "{}");
        await().until(() -> !backend.apiRequests.isEmpty());
        server.closeStdin();

        assertThat(server.exitCode()).isZero();
        assertThat(server.rest()).hasSize(1);
    }

    @Test
    void serverWhenTerminatedThenExits() {
        backend.api(Reply.of(200, "[]").after(15_000));
        server.call(1, "list_todos", "{}");
        await().until(() -> !backend.apiRequests.isEmpty());
        terminate();

        assertThat(server.exitCode()).isEqualTo(143);
        assertThat(server.rest()).isEmpty();
    }

    @Test
    void serverWhenTerminatedThenAnswersWhatRunsAndEndsSubscriptionsAsAtTheEndOfStdin() {
        backend.api(Reply.of(200, "[]").after(1000), Reply.of(200, "[]").after(1000));
        server.call(1, "list_todos", "{}").call(2, "list_todos", "{}");
        await().until(() -> backend.apiRequests.size() == 2);
        server.send("{\"jsonrpc\":\"2.0\",\"id\":\"s\",\"method\":\"subscriptions/listen\",\"params\":{"
                + "\"notifications\":{\"resourceSubscriptions\":[\"todos://open\"]}," + META + "}}");
        assertThat(server.next()).containsEntry("method", "notifications/subscriptions/acknowledged");
        terminate();

        assertThat(server.exitCode()).isEqualTo(143);
        Map<Object, Map<String, Object>> results = new HashMap<>();
        for (String line : server.rest()) {
            WireRules.messages(line).forEach(answer -> results.put(answer.get("id"), result(answer)));
        }
        assertThat(results).containsOnlyKeys(1, 2, "s");
        assertThat(results.get("s")).containsEntry("resultType", "complete");
        assertThat(Json.object(results.get("s").get("_meta")))
                .containsEntry("io.modelcontextprotocol/subscriptionId", "s");
    }

    @Test
    void serverWhenStdoutIsBrokenThenExits() throws IOException {
        server.process.getInputStream().close();

        // The test's reader may still receive the first answers.
        await().ignoreExceptions().atMost(Duration.ofSeconds(20)).until(() -> {
            if (server.process.isAlive()) {
                server.send(PING);
            }
            return !server.process.isAlive();
        });
        assertThat(server.process.exitValue()).isZero();
    }

    @Test
    void serverWhenLocaleIsAsciiThenStillWritesUtf8() {
        try (McpProcess ascii = McpProcess.start(with("LC_ALL", "POSIX"), McpProcess.command())) {
            backend.api(Reply.of(200, FakeBackend.TODO.replace("Buy milk", "Größe 测试 🥛")));
            ascii.call(1, "get_todo", "{\"todo_id\":\"" + FakeBackend.ID + "\"}");

            assertThat(text(ascii.next())).contains("Größe 测试 🥛");
        }
    }

    @Test
    @DisplayName("requests beyond the pool wait or are told that the server is busy: all are answered")
    void serverWhenFloodedThenAnswersAll() {
        int calls = 400;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            lines.add(
                    "{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"tools/call\",\"params\":{\"name\":\"get_todo\","
                            + "\"arguments\":{\"todo_id\":\"" + FakeBackend.ID + "\"}}}");
        }
        server.send(lines.toArray(String[]::new));

        assertThat(java.util.stream.IntStream.range(0, calls)
                        .mapToObj(i -> server.next().get("id")))
                .doesNotHaveDuplicates()
                .hasSize(calls);
        assertThat(backend.tokenRequests).hasSize(1);
    }

    /** Sends only SIGTERM. {@link Process#destroy} would also close the streams. */
    private void terminate() {
        assertThat(server.process.toHandle().destroy()).isTrue();
    }

    private Map<String, Object> initialized(String version) {
        server.send("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\""
                + version + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
        return result(server.next());
    }

    private static Map<String, Object> result(Map<String, Object> answer) {
        return Json.object(answer.get("result"));
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> environment = new java.util.HashMap<>(McpProcess.settings(backend));
        environment.put(name, value);
        return environment;
    }

    private void assertPong() {
        assertThat(server.next()).containsEntry("id", "p").containsEntry("result", Map.of());
    }
}
