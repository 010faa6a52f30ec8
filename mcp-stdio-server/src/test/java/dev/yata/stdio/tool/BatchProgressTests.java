package dev.yata.stdio.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.client.FakeBackend;
import dev.yata.client.api.ApiFailure;
import dev.yata.client.http.HttpClient;
import dev.yata.client.http.Timeouts;
import dev.yata.client.oauth.AccessTokens;
import dev.yata.client.oauth.ClientRegistration;
import dev.yata.client.oauth.ClientSecret;
import dev.yata.client.oauth.TokenEndpoint;
import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.stdio.todoapi.TodoApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Batches report progress when they begin and when they end")
class BatchProgressTests {

    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final FakeBackend backend = new FakeBackend();
    private final Listener listener = new Listener();

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void createTodosWhenCalledThenTellsBeginAndEnd() {
        call(CreateTodos.several(api()), Map.of("todos", List.of(Map.of("title", "a"), Map.of("title", "b"))));

        assertThat(listener.heard).containsExactly("0/2 Creating 2 todos in one request", "2/2 All created");
    }

    @Test
    void completeTodosWhenCalledThenTellsBeginAndEnd() {
        call(CompleteTodos.with(api()), Map.of("todo_ids", List.of(FakeBackend.ID)));

        assertThat(listener.heard).containsExactly("0/1 Changing 1 todo in one request", "1/1 All changed");
    }

    @Test
    void createTodosWhenRefusedThenClaimsNoProgress() {
        backend.api(FakeBackend.problem(422, "no"));

        assertThatThrownBy(() -> call(CreateTodos.several(api()), Map.of("todos", List.of(Map.of("title", "a")))))
                .isInstanceOf(ApiFailure.class);
        assertThat(listener.heard).containsExactly("0/1 Creating 1 todo in one request");
    }

    private void call(ToolDefinition tool, Map<String, Object> arguments) {
        tool.handler().call(tool.parameters().read(arguments), listener);
    }

    private TodoApi api() {
        HttpClient http = new HttpClient(new Timeouts(BUDGET, BUDGET, BUDGET));
        ClientRegistration client = new ClientRegistration(
                "c",
                new ClientSecret("c", "s"),
                backend.tokenUrl(),
                "",
                backend.apiUrl().toString(),
                false);
        return new TodoApi(
                backend.apiUrl(),
                http,
                new AccessTokens(new TokenEndpoint(client, http, BUDGET)),
                BUDGET,
                MemoryBudget.ofHeap());
    }

    private static final class Listener implements CallContext {

        private final List<String> heard = new ArrayList<>();

        @Override
        public boolean canAsk() {
            return false;
        }

        @Override
        public Consent confirm(String question) {
            throw new IllegalStateException(question);
        }

        @Override
        public void progress(int done, int total, String message) {
            heard.add(done + "/" + total + " " + message);
        }

        @Override
        public Map<String, Object> extension(String name) {
            return null;
        }
    }
}
