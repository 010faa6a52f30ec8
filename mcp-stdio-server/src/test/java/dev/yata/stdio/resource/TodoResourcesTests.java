package dev.yata.stdio.resource;

import static dev.yata.client.FakeBackend.ID;
import static dev.yata.client.FakeBackend.TODO;
import static dev.yata.client.FakeBackend.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.Wire;
import dev.yata.mcp.server.schema.Completion;
import dev.yata.stdio.TestApi;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TodoResourcesTests {

    private static final String OTHER = ID.replace('d', 'e');

    private final FakeBackend backend = new FakeBackend();
    private final TodoResources resources = new TodoResources(TestApi.of(backend), () -> LocalDate.parse("2026-11-21"));
    private final Wire wire = Wire.to(server());

    @AfterEach
    void stop() {
        wire.close();
        backend.close();
    }

    private McpServer server() {
        McpServer.Builder server = McpServer.builder("t", "1");
        resources.definitions().forEach(server::resource);
        return server.build();
    }

    private Map<String, Object> error(String uri) {
        wire.legacy(1, "resources/read", Map.of("uri", uri));
        return wire.nextError();
    }

    private Completion completed(String typed) {
        return resources.definitions().get(2).completion().complete("id", typed);
    }

    @Test
    @DisplayName("todos://open has the open todos, todos://overdue those due before today")
    void readWhenListThenAsksForIt() {
        assertThat(resources.read("todos://open"))
                .startsWith("Open todos, by due date:\n- Buy milk (ID: " + ID)
                .contains("Due: 2026-11-21");
        assertThat(resources.read("todos://overdue")).startsWith("Overdue todos on 2026-11-21:\n- Buy milk");
        assertThat(backend.apiRequests)
                .extracting(FakeBackend.Seen::path)
                .containsExactly(
                        "/api/v1/todos?completed=false&sort=due_date&limit=50",
                        "/api/v1/todos?completed=false&due_before=2026-11-21&sort=due_date&limit=50");
    }

    @Test
    @DisplayName("A long list says how many todos it omits, and which tool lists them")
    void readWhenThereAreMoreThenCountsThem() {
        Reply page = Reply.of(200, "[" + TODO + "]").with("Link", "<http://x/todos?cursor=c>; rel=\"next\"");
        backend.api(page);

        assertThat(resources.read("todos://open"))
                .endsWith("\n2 more left out: list_todos with completed=false, sort=due_date pages through all.");
        assertThat(backend.apiRequests.get(1).path()).isEqualTo("/api/v1/todos/overview?date=2026-11-21");
    }

    @Test
    @DisplayName("todo://{id} has one todo in full")
    void readWhenOneThenAllOfIt() {
        assertThat(resources.read("todo://" + ID.toUpperCase(Locale.ROOT)))
                .startsWith("Todo Details:\nTitle: Buy milk")
                .contains("Tags: home");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"todos://done", "todo://", "todo://1", "todo://../x", "https://example.test", "todos://OPEN"})
    void readWhenUriIsUnknownThenNotFoundWithIt(String uri) {
        Map<String, Object> error = error(uri);

        assertThat(error).containsEntry("code", -32002);
        assertThat(error).containsEntry("data", Map.of("uri", uri));
        assertThat(error.get("message")).asString().contains("todo://{id}");
        assertThat(backend.apiRequests).isEmpty();
    }

    @Test
    void readWhenTodoIsNotThereThenNotFoundWithAdvice() {
        backend.api(problem(404, "There is no todo."));
        Map<String, Object> error = error("todo://" + ID);

        assertThat(error).containsEntry("code", -32002);
        assertThat(error).containsEntry("data", Map.of("uri", "todo://" + ID));
        assertThat(error.get("message")).asString().contains("There is no todo with ID " + ID, "list_todos");
    }

    @Test
    @DisplayName("An unreadable resource gives the same advice as a tool")
    void readWhenApiFailsThenAdvice() {
        backend.api(Reply.of(403, "")
                .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"todos:read\""));
        backend.token(Reply.of(200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"scope\":\"todos:write\"}"));
        Map<String, Object> error = error("todos://open");

        assertThat(error).containsEntry("code", -32603);
        assertThat(error.get("message"))
                .asString()
                .contains("lacks todos:read (it has todos:write)", "Nothing was changed");
        assertThat(error).containsEntry("data", Map.of("uri", "todos://open"));
    }

    @Test
    @DisplayName("Words of a title complete to IDs; the todo that was changed last comes first")
    void completeWhenWordsAreTypedThenIdsOfTitlesThatHaveThemAll() {
        String other = TODO.replace(ID, OTHER).replace("Buy milk", "Milk the cow, buy hay");
        String described =
                TODO.replace("Buy milk", "Other").replace("\"description\":null", "\"description\":\"milk\"");
        backend.api(Reply.of(200, "[" + other + "," + described + "," + TODO + "]"));
        Completion found = completed(" MILK buy ");

        assertThat(found).isEqualTo(new Completion(List.of(OTHER, ID), 2, false));
        assertThat(backend.apiRequests.get(0).path()).isEqualTo("/api/v1/todos?q=MILK&sort=-updated_at&limit=100");
    }

    @ParameterizedTest
    @CsvSource({
        "İstanbul, İST",
        "İstanbul, ist",
        "İstanbul, I\u0307st",
        "ΣΊΣΥΦΟΣ, σίσυφος",
        "Σίσυφος, ΣΊΣ",
        "Café, CAFE\u0301",
        "Straße, STRAß",
    })
    void completeWhenCharactersHaveOtherFormsThenFindsTheTitleAsTheApiDoes(String title, String typed) {
        backend.api(Reply.of(200, "[" + TODO.replace("Buy milk", title) + "]"));

        assertThat(completed(typed).values()).containsExactly(ID);
    }

    @Test
    void completeWhenNothingIsTypedThenLatest() {
        assertThat(completed("").values()).containsExactly(ID);
        assertThat(backend.apiRequests.get(0).path()).isEqualTo("/api/v1/todos?sort=-updated_at&limit=100");
    }

    @Test
    void completeWhenThereAreMoreThenSaysSoWithoutATotal() {
        backend.api(Reply.of(200, "[" + TODO + "]").with("Link", "<http://x/todos?cursor=c>; rel=\"next\""));

        assertThat(completed("milk")).isEqualTo(new Completion(List.of(ID), null, true));
    }
}
