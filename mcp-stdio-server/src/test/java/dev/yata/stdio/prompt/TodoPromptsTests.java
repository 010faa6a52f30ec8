package dev.yata.stdio.prompt;

import static dev.yata.client.FakeBackend.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.Wire;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.prompt.PromptDefinition;
import dev.yata.mcp.server.schema.Completion;
import dev.yata.stdio.TestApi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TodoPromptsTests {

    private final FakeBackend backend = new FakeBackend();
    private final TodoPrompts prompts = new TodoPrompts(TestApi.of(backend), () -> LocalDate.parse("2026-11-21"));
    private final Wire wire = Wire.to(server());

    @AfterEach
    void stop() {
        wire.close();
        backend.close();
    }

    private McpServer server() {
        McpServer.Builder server = McpServer.builder("t", "1");
        prompts.definitions().forEach(server::prompt);
        return server.build();
    }

    private List<Map<String, Object>> contents(String name, Map<String, Object> arguments) {
        wire.legacy(1, "prompts/get", Map.of("name", name, "arguments", arguments));
        List<Map<String, Object>> contents = new ArrayList<>();
        for (Object message : (List<?>) wire.nextResult().get("messages")) {
            assertThat(Json.object(message)).containsEntry("role", "user");
            contents.add(Json.object(Json.object(message).get("content")));
        }
        return contents;
    }

    private String text(String name, Map<String, Object> arguments) {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> content : contents(name, arguments)) {
            text.append(content.get("text")).append("\n\n");
        }
        return text.toString();
    }

    private Map<String, Object> error(String name, Map<String, Object> arguments) {
        wire.legacy(1, "prompts/get", Map.of("name", name, "arguments", arguments));
        return wire.nextError();
    }

    private Completion completed(String name, String argument, String typed) {
        return prompts.definitions().stream()
                .filter(prompt -> prompt.name().equals(name))
                .findFirst()
                .orElseThrow()
                .completion()
                .complete(argument, typed);
    }

    @Test
    @DisplayName("Prompts are listed with described arguments and icons, without the network")
    void definitionsWhenListedThenDescribedWithoutNetwork() {
        assertThat(prompts.definitions())
                .extracting(PromptDefinition::name)
                .containsExactly("plan_my_day", "weekly_review", "break_down_task");
        assertThat(prompts.definitions()).allSatisfy(prompt -> {
            assertThat(prompt.title()).isNotBlank();
            assertThat(prompt.description()).isNotBlank();
            assertThat(prompt.parameters().all())
                    .isNotEmpty()
                    .allSatisfy(argument -> assertThat(argument.description()).isNotBlank());
            assertThat(prompt.icons())
                    .singleElement()
                    .satisfies(icon -> assertThat(icon.src()).startsWith("data:image/svg+xml;base64,"));
        });
        assertThat(backend.apiRequests).isEmpty();
        assertThat(backend.tokenRequests).isEmpty();
    }

    @Test
    @DisplayName("plan_my_day has the overview, what is overdue, due today and urgent, and names the tools")
    void planMyDayWhenAskedForThenFactsOfTheMomentAndTools() {
        assertThat(text("plan_my_day", Map.of("hours", "6", "tag", "home")))
                .contains("Today is 2026-11-21, a Saturday. I have 6 h for todos.")
                .contains("update_todo", "complete_todos", "Todo overview on 2026-11-20:\nOpen: 3")
                .contains(
                        "Overdue:\n- Buy milk (ID: " + ID, "Due today:\n- Buy milk", "High priority, whenever due:\n");
        assertThat(backend.apiRequests)
                .extracting(FakeBackend.Seen::path)
                .containsExactly(
                        "/api/v1/todos/overview?date=2026-11-21",
                        "/api/v1/todos?completed=false&due_before=2026-11-21&sort=due_date&tag=home&limit=30",
                        "/api/v1/todos?completed=false&due_after=2026-11-20&due_before=2026-11-22&sort=-priority&tag=home"
                                + "&limit=30",
                        "/api/v1/todos?completed=false&priority=high&sort=due_date&tag=home&limit=30");
    }

    @Test
    @DisplayName("weekly_review has what got done, what is stuck and the next seven days, and names the tools")
    void weeklyReviewWhenAskedForThenFactsOfTheMomentAndTools() {
        backend.api(Reply.of(200, "{\"open\":0}"), Reply.of(200, "[]"));
        assertThat(text("weekly_review", Map.of()))
                .contains("done since 2026-11-14", "create_todos", "delete_todo")
                .contains("Done, changed last first:\nNone", "Due in the next seven days:\n- Buy milk")
                .contains("Open, not changed for longest:\n- Buy milk");
        assertThat(backend.apiRequests.get(3).path())
                .isEqualTo(
                        "/api/v1/todos?completed=false&due_after=2026-11-20&due_before=2026-11-28&sort=due_date&limit=30");
    }

    @Test
    @DisplayName("break_down_task embeds the task as a resource, with the time of its last change")
    void breakDownTaskWhenAskedForThenTaskIsEmbedded() {
        List<Map<String, Object>> contents = contents("break_down_task", Map.of("todo_id", ID));

        assertThat(contents.get(0).get("text")).asString().contains("at most 7 steps", "create_todos");
        Map<String, Object> task = contents.get(1);
        assertThat(Json.object(task.get("resource"))).containsEntry("uri", "todo://" + ID);
        assertThat(Json.object(task.get("resource")).get("text"))
                .asString()
                .startsWith("Todo Details:\nTitle: Buy milk");
        assertThat(Json.object(task.get("annotations"))).containsEntry("lastModified", "2026-11-20T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "plan_my_day, hours, 25, hours must be a whole number from 1 to 24",
        "plan_my_day, colour, red, colour is not an argument here",
        "break_down_task, todo_id, milk, todo_id must be a todo's ID",
        "break_down_task, steps, 3, todo_id is required",
    })
    void promptWhenAnArgumentIsWrongThenInvalidParamsNameIt(String prompt, String name, String value, String message) {
        Map<String, Object> error = error(prompt, Map.of(name, value));

        assertThat(error).containsEntry("code", -32602);
        assertThat(error.get("message")).asString().startsWith(message);
        assertThat(backend.apiRequests).isEmpty();
    }

    @Test
    void promptWhenApiFailsThenAdvice() {
        backend.api(FakeBackend.problem(404, "gone"));
        Map<String, Object> error = error("break_down_task", Map.of("todo_id", ID));

        assertThat(error).containsEntry("code", -32603);
        assertThat(error.get("message")).asString().contains("There is no todo with ID " + ID, "list_todos");
        assertThat(error).containsEntry("data", Map.of("prompt", "break_down_task"));
    }

    @Test
    @DisplayName("Tags complete by their beginning, a task by words of its title")
    void completeWhenTypedThenTagsAndIds() {
        assertThat(completed("weekly_review", "tag", "HO").values()).containsExactly("home");
        assertThat(completed("weekly_review", "tag", "x").values()).isEmpty();
        backend.api(Reply.of(200, "{\"open\":1,\"tags\":[{\"tag\":\"Café\",\"count\":1}]}"));
        assertThat(completed("weekly_review", "tag", "CAFE\u0301").values()).containsExactly("Café");
        assertThat(completed("break_down_task", "todo_id", "milk").values()).containsExactly(ID);
        assertThat(completed("break_down_task", "steps", "1").values()).isEmpty();
    }
}
