package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.json.Json;
import java.util.List;
import java.util.Map;

/**
 * Checks the rules for every line of a server: JSON-RPC 2.0 with MCP's limits, and a batch only in answer to a batch.
 */
final class WireRules {

    private WireRules() {}

    /** Checks a line and returns its messages. */
    static List<Map<String, Object>> messages(String line) {
        assertThat(line).doesNotContainPattern("[\\u0085\\u2028\\u2029]");
        Object value = Json.read(line);
        List<?> values = value instanceof List<?> batch ? batch : List.of(value);
        assertThat(values).as(line).isNotEmpty();
        List<Map<String, Object>> messages = values.stream().map(Json::object).toList();
        messages.forEach(WireRules::assertMessage);
        return messages;
    }

    private static void assertMessage(Map<String, Object> message) {
        assertThat(message).containsEntry("jsonrpc", "2.0");
        if (message.containsKey("method")) {
            assertThat(message.keySet()).isSubsetOf("jsonrpc", "id", "method", "params");
            assertThat(message.get("method")).isInstanceOf(String.class);
            assertThat(message.getOrDefault("params", Map.of())).isInstanceOf(Map.class);
        } else if (message.containsKey("result")) {
            assertThat(message.keySet()).containsExactlyInAnyOrder("jsonrpc", "id", "result");
            assertThat(message.get("result")).isInstanceOf(Map.class);
        } else {
            assertThat(message.keySet()).contains("error").isSubsetOf("jsonrpc", "id", "error");
            assertError(Json.object(message.get("error")));
        }
        if (message.containsKey("id")) {
            assertThat(message.get("id")).isInstanceOfAny(String.class, Integer.class, Long.class);
        }
    }

    private static void assertError(Map<String, Object> error) {
        assertThat(error.keySet()).contains("code", "message").isSubsetOf("code", "message", "data");
        assertThat(error.get("code")).isInstanceOf(Integer.class);
        assertThat(error.get("message")).asString().isNotBlank();
    }
}
