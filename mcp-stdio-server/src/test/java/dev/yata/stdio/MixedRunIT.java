package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.mcp.server.json.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Mixes requests of both eras, errors, cancellations and batches in a long run. Checks each line of stdout and stderr.
 */
class MixedRunIT {

    private static final int ROUNDS = 400;
    private static final String EVENT = "\\[(ERROR|WARN|INFO)] \\w+ - event=[a-z.]+( [a-z_]+=(\\S+|\".*\"))*";

    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private final FakeBackend backend = new FakeBackend();
    private final Random random = new Random(4);

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void serverWhenEverythingIsMixedThenEachLineIsJsonRpcAndEachEventOneLine() {
        Set<Object> unanswered = new HashSet<>(List.of("init"));
        try (McpProcess server = McpProcess.start(McpProcess.settings(backend), McpProcess.command())) {
            server.send("{\"jsonrpc\":\"2.0\",\"id\":\"init\",\"method\":\"initialize\",\"params\":{"
                    + "\"protocolVersion\":\"2025-03-26\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}");
            callAndCancel(server, "legacy", "");
            callAndCancel(server, "modern", META);
            for (int id = 1; id <= ROUNDS; id++) {
                unanswered.add(id);
                send(server, id);
            }
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                messages(server).forEach(message -> unanswered.remove(message.get("id")));
                assertThat(unanswered).isEmpty();
            });
            server.closeStdin();

            assertThat(server.exitCode()).isZero();
            assertThat(messages(server))
                    .extracting(message -> message.get("id"))
                    .doesNotContain("legacy", "modern");
            assertThat(messages(server))
                    .as("nobody can be asked anything")
                    .noneMatch(message -> message.containsKey("method") && message.containsKey("id"));
            assertThat(server.stderr().lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).matches(EVENT));
        }
    }

    private static List<Map<String, Object>> messages(McpProcess server) {
        return server.rest().stream()
                .flatMap(line -> WireRules.messages(line).stream())
                .toList();
    }

    /** Cancels a call that the server can't have answered yet. */
    private void callAndCancel(McpProcess server, String id, String meta) {
        int before = backend.apiRequests.size();
        backend.api(Reply.of(200, "[]").after(5_000));
        request(server, id, "tools/call", "\"name\":\"list_todos\"" + (meta.isEmpty() ? "" : ",") + meta);
        await().until(() -> backend.apiRequests.size() > before);
        server.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"" + id
                + "\"}}");
    }

    private void send(McpProcess server, int id) {
        String known = "{\"todo_id\":\"" + FakeBackend.ID + "\"}";
        switch (random.nextInt(9)) {
            case 0 -> server.call(id, "get_todo", known);
            case 1 -> server.call(id, "get_todo", "{\"todo_id\":7}");
            case 2 -> server.call(id, "nonsense", "{}");
            case 3 -> request(server, id, "tools/list", "\"cursor\":null");
            case 4 -> request(server, id, "server/discover", META);
            case 5 -> request(server, id, "tools/call", "\"name\":\"get_todo\",\"arguments\":" + known + "," + META);
            case 6 -> request(server, id, "ping", META);
            case 7 -> {
                backend.api(random.nextBoolean() ? FakeBackend.problem(403, "no") : Reply.of(200, "\"nonsense\""));
                server.call(id, "list_todos", "{}");
            }
            default ->
                server.send("[{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/list\"},"
                        + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"},{}]");
        }
    }

    private static void request(McpProcess server, Object id, String method, String params) {
        server.send("{\"jsonrpc\":\"2.0\",\"id\":" + Json.write(id) + ",\"method\":" + Json.write(method)
                + ",\"params\":{" + params + "}}");
    }
}
