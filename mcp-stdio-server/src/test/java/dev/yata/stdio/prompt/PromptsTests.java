package dev.yata.stdio.prompt;

import static dev.yata.stdio.FakeBackend.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yata.stdio.FakeBackend;
import dev.yata.stdio.FakeBackend.Reply;
import dev.yata.stdio.TestApi;
import dev.yata.stdio.resource.Today;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncPromptSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptsTests {

    private final FakeBackend backend = new FakeBackend();
    private final Prompts prompts = new Prompts(TestApi.of(backend), new Today() {
        @Override
        public LocalDate date() {
            return LocalDate.parse("2026-11-21");
        }
    });

    @AfterEach
    void stop() {
        backend.close();
    }

    private AsyncPromptSpecification named(String name) {
        return prompts.specifications().stream()
                .filter(prompt -> prompt.prompt().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<PromptMessage> messages(String name, Map<String, Object> arguments) {
        List<PromptMessage> messages = named(name)
                .promptHandler()
                .apply(McpTransportContext.EMPTY, new GetPromptRequest(name, arguments, null))
                .block()
                .messages();
        assertThat(messages).extracting(PromptMessage::role).containsOnly(Role.USER);
        return messages;
    }

    private String text(String name, Map<String, Object> arguments) {
        StringBuilder text = new StringBuilder();
        for (PromptMessage message : messages(name, arguments)) {
            text.append(((TextContent) message.content()).text()).append("\n\n");
        }
        return text.toString();
    }

    private CompleteCompletion completed(String prompt, String argument, String typed) {
        CompleteRequest request =
                new CompleteRequest(new PromptReference(prompt), new CompleteArgument(argument, typed), null, null);
        return prompts.completions().stream()
                .filter(completion -> completion.referenceKey().equals(new PromptReference(prompt)))
                .findFirst()
                .orElseThrow()
                .completionHandler()
                .apply(McpTransportContext.EMPTY, request)
                .block()
                .completion();
    }

    @Test
    @DisplayName("11 prompts are listed with described arguments and icons, without the network")
    void specificationsWhenListedThenDescribedWithoutNetwork() {
        assertThat(prompts.specifications())
                .extracting(prompt -> prompt.prompt().name())
                .containsExactly("plan_my_day", "weekly_review", "break_down_task");
        assertThat(prompts.specifications()).allSatisfy(prompt -> {
            assertThat(prompt.prompt().title()).isNotBlank();
            assertThat(prompt.prompt().description()).isNotBlank();
            assertThat(prompt.prompt().arguments())
                    .isNotEmpty()
                    .allSatisfy(argument -> assertThat(argument.description()).isNotBlank());
            assertThat(prompt.prompt().icons())
                    .singleElement()
                    .satisfies(icon -> assertThat(icon.src()).startsWith("data:image/svg+xml;base64,"));
        });
        assertThat(backend.apiRequests).isEmpty();
        assertThat(backend.tokenRequests).isEmpty();
    }

    @Test
    @DisplayName("11 plan_my_day has the overview, what is overdue, due today and urgent, and names the tools")
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
    @DisplayName("11 weekly_review has what got done, what is stuck and the next seven days, and names the tools")
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
    @DisplayName("11 break_down_task embeds the task as a resource, with the time of its last change")
    void breakDownTaskWhenAskedForThenTaskIsEmbedded() {
        List<PromptMessage> messages = messages("break_down_task", Map.of("todo_id", ID));

        assertThat(((TextContent) messages.get(0).content()).text()).contains("at most 7 steps", "create_todos");
        EmbeddedResource task = (EmbeddedResource) messages.get(1).content();
        assertThat(task.resource().uri()).isEqualTo("todo://" + ID);
        assertThat(((TextResourceContents) task.resource()).text()).startsWith("Todo Details:\nTitle: Buy milk");
        assertThat(task.annotations().lastModified()).isEqualTo("2026-11-20T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "plan_my_day, hours, 25, hours must be a whole number from 1 to 24",
        "plan_my_day, colour, red, colour is not an argument here",
        "weekly_review, tag, '', tag must not be empty",
        "break_down_task, todo_id, milk, todo_id must be a todo's ID",
        "break_down_task, steps, 3, todo_id is required",
    })
    void promptWhenAnArgumentIsWrongThenInvalidParamsNameIt(String prompt, String name, String value, String message) {
        McpError error = catchThrowableOfType(McpError.class, () -> messages(prompt, Map.of(name, value)));

        assertThat(error.getJsonRpcError().code()).isEqualTo(-32602);
        assertThat(error.getJsonRpcError().message()).startsWith(message);
        assertThat(backend.apiRequests).isEmpty();
    }

    @Test
    void promptWhenApiFailsThenAdvice() {
        backend.api(FakeBackend.problem(404, "gone"));
        McpError error = catchThrowableOfType(McpError.class, () -> messages("break_down_task", Map.of("todo_id", ID)));

        assertThat(error.getJsonRpcError().code()).isEqualTo(-32603);
        assertThat(error.getJsonRpcError().message()).contains("There is no todo with ID " + ID, "list_todos");
        assertThat(error.getJsonRpcError().data()).isEqualTo(Map.of("prompt", "break_down_task"));
    }

    @Test
    @DisplayName("11 tags complete by their beginning, a task by words of its title")
    void completeWhenTypedThenTagsAndIds() {
        assertThat(completed("weekly_review", "tag", "HO").values()).containsExactly("home");
        assertThat(completed("weekly_review", "tag", "x").values()).isEmpty();
        assertThat(completed("break_down_task", "todo_id", "milk").values()).containsExactly(ID);
        assertThat(completed("break_down_task", "steps", "1").values()).isEmpty();
    }
}
