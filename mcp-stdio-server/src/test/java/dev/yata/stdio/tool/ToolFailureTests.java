package dev.yata.stdio.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.tool.ToolResult;
import dev.yata.mcp.server.tool.ToolSelection;
import dev.yata.mcp.server.tool.ToolTexts;
import dev.yata.stdio.TestApi;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Checks that a failing tool returns a result with advice for the model, and never a protocol error with the raw
 * message.
 */
class ToolFailureTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void callWhenToolHasABugThenResultSaysSoWithoutTheCause() {
        ToolResult result = call("create_todos", Map.of("todos", List.of(Map.of("title", "a"))));

        assertThat(result.isError()).isTrue();
        assertThat(text(result))
                .contains("The server has a bug here", "Whether anything was changed is unknown")
                .doesNotContain("Broken");
    }

    @Test
    void callWhenArgumentIsWrongThenResultNamesItAndThatNothingWasChanged() {
        ToolResult result = call("create_todo", Map.of("title", "a", "due_date", "tomorow"));

        assertThat(result.isError()).isTrue();
        assertThat(text(result))
                .startsWith("due_date \"tomorow\" is not a date. Use YYYY-MM-DD; today is ")
                .endsWith("Nothing was changed.");
        assertThat(backend.apiRequests).isEmpty();
    }

    @Test
    void callWhenApiRefusesThenResultHasItsAdvice() {
        backend.api(FakeBackend.problem(429, "slow down").with("Retry-After", "12"));
        ToolResult result = call("create_todo", Map.of("title", "a"));

        assertThat(result.isError()).isTrue();
        assertThat(text(result)).isEqualTo("Rate limited; retry after 12 s; nothing was changed.");
    }

    @Test
    void overviewWhenCalledThenCountsByTheUsersDay() {
        assertThat(call("todo_overview", Map.of()).isError()).isFalse();
        assertThat(backend.apiRequests)
                .extracting(FakeBackend.Seen::path)
                .containsExactly("/api/v1/todos/overview?date=2026-11-21");
    }

    private ToolResult call(String name, Map<String, Object> arguments) {
        TodoTools tools =
                new TodoTools(TestApi.of(backend), () -> TODAY, ToolSelection.ALL, ToolTexts.BUILT_IN, new AnyScope());
        return tools.offered().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow()
                .call(arguments, new BrokenProgress());
    }

    private static String text(ToolResult result) {
        return String.valueOf(result.content().get(0).members().get("text"));
    }

    /** Fails when a tool reports progress. */
    private record BrokenProgress() implements CallContext {

        @Override
        public boolean canAsk() {
            return false;
        }

        @Override
        public Consent confirm(String question) {
            throw new AssertionError(question);
        }

        @Override
        public void progress(int done, int total, String message) {
            throw new IllegalStateException("Broken: " + message);
        }

        @Override
        public @Nullable Map<String, @Nullable Object> extension(String name) {
            return null;
        }
    }
}
