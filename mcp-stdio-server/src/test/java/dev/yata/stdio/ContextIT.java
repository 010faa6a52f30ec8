package dev.yata.stdio;

import static dev.yata.client.FakeBackend.ID;
import static dev.yata.client.FakeBackend.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests resources, prompts and completion of the packaged server. */
class ContextIT {

    private final FakeBackend backend = new FakeBackend();
    private final McpProcess server = McpProcess.start(backend);

    @AfterEach
    void stop() {
        server.close();
        backend.close();
    }

    private Map<String, Object> ask(String method, String params) {
        return server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}")
                .next();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> result(String method, String params) {
        Map<String, Object> answer = ask(method, params);
        assertThat(answer).as("%s", answer).containsKey("result");
        return (Map<String, Object>) answer.get("result");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> result, String name) {
        return (List<Map<String, Object>>) result.get(name);
    }

    @Test
    @DisplayName("Lists are answered without the network, with descriptions and icons, in one order")
    void listsWhenAskedForThenAnsweredWithoutNetwork() {
        Map<String, Object> session = result(
                "initialize",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
        @SuppressWarnings("unchecked")
        Map<String, Object> capabilities = (Map<String, Object>) session.get("capabilities");
        assertThat(capabilities).containsKeys("tools", "resources", "prompts", "completions");
        assertThat(session.get("serverInfo").toString()).contains("data:image/svg+xml;base64,");

        Map<String, Object> resources = result("resources/list", "{}");
        assertThat(list(resources, "resources"))
                .extracting(resource -> resource.get("uri"))
                .containsExactlyInAnyOrder("todos://open", "todos://overdue", "ui://yata/todos");
        assertThat(list(resources, "resources"))
                .allSatisfy(resource -> assertThat(resource)
                        .containsKeys("name", "title", "description", "mimeType", "icons")
                        .doesNotContainKey("size"));
        assertThat(result("resources/list", "{}")).isEqualTo(resources);
        assertThat(list(result("resources/templates/list", "{}"), "resourceTemplates"))
                .extracting(template -> template.get("uriTemplate"))
                .containsExactly("todo://{id}");
        assertThat(list(result("prompts/list", "{}"), "prompts"))
                .extracting(prompt -> prompt.get("name"))
                .containsExactlyInAnyOrder("plan_my_day", "weekly_review", "break_down_task");
        assertThat(backend.apiRequests).isEmpty();
        assertThat(backend.tokenRequests).isEmpty();
    }

    @Test
    void readWhenResourceExistsThenItsText() {
        assertThat(list(result("resources/read", "{\"uri\":\"todos://open\"}"), "contents"))
                .singleElement()
                .satisfies(contents -> assertThat(contents)
                        .containsEntry("uri", "todos://open")
                        .containsEntry("mimeType", "text/plain"));
        assertThat(list(result("resources/read", "{\"uri\":\"todo://" + ID + "\"}"), "contents")
                        .get(0)
                        .get("text")
                        .toString())
                .startsWith("Todo Details:\nTitle: Buy milk");
    }

    @Test
    void readWhenThereIsNoneOrTheApiFailsThenErrorWithUriAndAdvice() {
        Map<String, Object> unknown = McpProcess.error(ask("resources/read", "{\"uri\":\"todos://done\"}"));
        assertThat(unknown).containsEntry("code", -32002).containsEntry("data", Map.of("uri", "todos://done"));
        Map<String, Object> gone = ask("resources/read", "{\"uri\":\"todo://x\"}");
        assertThat(McpProcess.error(gone)).containsEntry("data", Map.of("uri", "todo://x"));
        backend.api(problem(500, "Broken."));
        Map<String, Object> failed = McpProcess.error(ask("resources/read", "{\"uri\":\"todos://open\"}"));
        assertThat(failed).containsEntry("code", -32603).containsEntry("data", Map.of("uri", "todos://open"));
        assertThat(failed.get("message").toString()).isEqualTo("Broken. Nothing was changed.");
    }

    @Test
    void promptWhenAskedForThenMessagesOrTheArgumentThatIsWrong() {
        assertThat(list(result("prompts/get", "{\"name\":\"plan_my_day\"}"), "messages"))
                .hasSize(5)
                .allMatch(message -> message.get("role").equals("user"));
        assertThat(list(
                                result(
                                        "prompts/get",
                                        "{\"name\":\"break_down_task\",\"arguments\":{\"todo_id\":\"" + ID + "\"}}"),
                                "messages")
                        .get(1)
                        .get("content")
                        .toString())
                .contains("type=resource", "todo://" + ID, "lastModified=2026-11-20T10:00:00Z");
        Map<String, Object> wrong = McpProcess.error(
                ask("prompts/get", "{\"name\":\"break_down_task\",\"arguments\":{\"todo_id\":\"milk\"}}"));
        assertThat(wrong).containsEntry("code", -32602);
        assertThat(wrong.get("message").toString()).startsWith("todo_id must be a todo's ID");
    }

    @Test
    void completeWhenWordsAreTypedThenValuesInBothEras() {
        String argument = "\"argument\":{\"name\":\"id\",\"value\":\"milk\"}}";
        assertThat(result(
                        "completion/complete",
                        "{\"ref\":{\"type\":\"ref/resource\",\"uri\":\"todo://{id}\"}," + argument))
                .containsEntry("completion", Map.of("values", List.of(ID), "total", 1, "hasMore", false));
        assertThat(result(
                        "completion/complete",
                        "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                                + "\"io.modelcontextprotocol/clientCapabilities\":{}},"
                                + "\"ref\":{\"type\":\"ref/resource\",\"uri\":\"todo://{id}\"}," + argument))
                .containsEntry("resultType", "complete")
                .containsEntry("completion", Map.of("values", List.of(ID), "total", 1, "hasMore", false));
        assertThat(backend.apiRequests)
                .extracting(FakeBackend.Seen::path)
                .hasSize(2)
                .allMatch(path -> path.contains("q=milk"));
        backend.api(
                Reply.of(200, "{\"open\":1,\"tags\":[{\"tag\":\"home\",\"count\":1},{\"tag\":\"work\",\"count\":1}]}"));
        assertThat(result(
                        "completion/complete",
                        "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"plan_my_day\"},"
                                + "\"argument\":{\"name\":\"tag\",\"value\":\"w\"}}"))
                .containsEntry("completion", Map.of("values", List.of("work"), "total", 1, "hasMore", false));
    }
}
