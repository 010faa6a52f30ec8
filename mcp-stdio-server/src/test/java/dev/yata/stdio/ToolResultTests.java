package dev.yata.stdio;

import static dev.yata.client.FakeBackend.TODO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.mcp.server.Wire;
import dev.yata.mcp.server.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Checks that text and structured content of a result contain the same facts. */
@DisplayName("Text and structuredContent both have all the data")
class ToolResultTests {

    private static final String FULL = TODO.replace("\"description\":null", "\"description\":\"2 litres\"")
            .replace("\"completed\":false", "\"completed\":true")
            .replace("\"completed_at\":null", "\"completed_at\":\"2026-11-20T11:12:13Z\"")
            .replace("[\"home\"]", "[\"home\",\"shop\"]")
            .replace("\"updated_at\":\"2026-11-20T10", "\"updated_at\":\"2026-11-20T12")
            .replace("\"version\":0", "\"version\":4711");

    private final FakeBackend backend = new FakeBackend();
    private final Wire wire = InProcess.server(backend);

    @AfterEach
    void stop() {
        wire.close();
        backend.close();
    }

    @Test
    void oneTodoWhenToldThenTextHasEachFieldOfTheStructure() {
        for (String tool : List.of("create_todo", "get_todo", "update_todo")) {
            backend.api(Reply.of(200, FULL));
            Map<String, Object> result = call(tool);
            assertThat(result.get("structuredContent")).isEqualTo(Json.read(FULL));
            assertTextTells(result);
        }
    }

    @Test
    void manyTodosWhenToldThenTextHasEachFieldOfTheStructure() {
        Object todos = Json.read("[" + FULL + "]");
        backend.api(Reply.of(200, "[" + FULL + "]").with("Link", "<http://x/todos?cursor=n3xt>; rel=\"next\""));
        Map<String, Object> page = call("list_todos");
        assertThat(page.get("structuredContent")).isEqualTo(Map.of("todos", todos, "next_cursor", "n3xt"));
        assertTextTells(page);
        for (String tool : List.of("create_todos", "complete_todos")) {
            backend.api(Reply.of(200, "{\"created\":[" + FULL + "],\"updated\":[" + FULL + "],\"deleted\":[]}"));
            Map<String, Object> result = call(tool);
            assertThat(result.get("structuredContent")).isEqualTo(Map.of("todos", todos));
            assertTextTells(result);
        }
    }

    @Test
    void overviewAndDeletionWhenToldThenTextHasEachFieldOfTheStructure() {
        String overview = "{\"date\":\"2026-11-20\",\"open\":31,\"done\":32,\"overdue\":33,\"due_today\":34,"
                + "\"tags\":[{\"tag\":\"home\",\"count\":35}]}";
        backend.api(Reply.of(200, overview));
        Map<String, Object> result = call("todo_overview");
        assertThat(result.get("structuredContent")).isEqualTo(Json.read(overview));
        assertTextTells(result);

        wire.legacy(
                2,
                "tools/call",
                Map.of("name", "delete_todo", "arguments", Map.of("todo_id", FakeBackend.ID, "confirm", true)));
        Map<String, Object> deletion = wire.nextResult();
        assertThat(Json.object(deletion.get("structuredContent")))
                .containsOnlyKeys("id", "deleted", "message")
                .containsEntry("id", FakeBackend.ID)
                .containsEntry("deleted", true);
        assertTextTells(deletion);
    }

    @Test
    void everyToolWhenAHostAddsArgumentsThenWorksAndReportsThem() {
        for (String tool : TourScript.TOOLS) {
            Map<String, Object> arguments = new HashMap<>(Json.object(TourScript.ARGUMENTS.get(tool)));
            arguments.putAll(Map.of("toolCallId", "call_1", "progress", "text"));
            if (tool.equals("delete_todo")) {
                arguments.put("confirm", true);
            }
            wire.legacy(1, "tools/call", Map.of("name", tool, "arguments", arguments));
            Map<String, Object> result = wire.nextResult();

            assertThat(result).as(tool).containsEntry("isError", false);
            assertThat(Json.write(result.get("content"))).contains("toolCallId (unknown)", "progress (unknown)");
            assertThat(Json.object(result.get("structuredContent")).get("ignored_arguments"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .containsExactlyInAnyOrder("toolCallId", "progress");
        }
    }

    @Test
    void updateWhenDescriptionIsEmptyThenItStaysAndTheResultSaysSo() {
        Map<String, Object> arguments =
                Map.of("todo_id", FakeBackend.ID, "description", "", "title", "", "completed", true);
        wire.legacy(1, "tools/call", Map.of("name", "update_todo", "arguments", arguments));

        assertThat(Json.write(wire.nextResult().get("content")))
                .contains("title (empty, so the field stays as it is)", "description (empty, so the field");
        assertThat(backend.apiRequests).extracting(FakeBackend.Seen::body).containsExactly("{\"completed\":true}");
    }

    private Map<String, Object> call(String tool) {
        wire.legacy(1, "tools/call", Map.of("name", tool, "arguments", TourScript.ARGUMENTS.get(tool)));
        return wire.nextResult();
    }

    private static void assertTextTells(Map<String, Object> result) {
        assertThat(result).containsEntry("isError", false);
        assertThat(McpProcess.text(Map.of("result", result))).contains(leaves(result.get("structuredContent")));
    }

    /**
     * Returns the texts and numbers of the value, and {@code completed} with its name. The message already tells {@code
     * deleted}.
     */
    private static List<String> leaves(Object value) {
        List<String> leaves = new ArrayList<>();
        if (value instanceof Map<?, ?> members) {
            if (members.get("completed") != null) {
                leaves.add("Completed: " + members.get("completed"));
            }
            members.values().forEach(member -> leaves.addAll(leaves(member)));
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> leaves.addAll(leaves(element)));
        } else if (value instanceof String || value instanceof Number) {
            leaves.add(value.toString());
        }
        return leaves;
    }
}
