package dev.yata.stdio;

import static dev.yata.client.FakeBackend.TODO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.mcp.server.Wire;
import dev.yata.mcp.server.json.Json;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that results of many large todos stay below the limit of assistants. */
class AnswerBudgetTests {

    private static final String EMOJI = "\ud83d\ude00";

    private final FakeBackend backend = new FakeBackend();
    private final Wire wire = InProcess.server(backend);

    @AfterEach
    void stop() {
        wire.close();
        backend.close();
    }

    @ParameterizedTest
    @CsvSource({"x, 3000, 20", "x, 10000, 100", "\u65e5, 10000, 20"})
    void listWhenDescriptionsAreLongThenShortensThemAndSaysSo(String character, int length, int count) {
        String description = character.repeat(length);
        backend.api(Reply.of(200, todos(count, withDescription(TODO, description))));

        Map<String, Object> result = call("list_todos", Map.of("limit", 100));

        assertFits(result);
        Map<String, Object> structured = Objects.requireNonNull(Json.object(result.get("structuredContent")));
        assertThat((List<?>) structured.get("todos")).hasSize(count);
        assertThat(structured.get("note")).asString().contains("get_todo");
        assertThat(Json.write(result.get("content"))).contains("Long descriptions are shortened", "…");
        assertThat(backend.apiRequests).hasSize(1);
    }

    @Test
    void listWhenTodosDoNotFitThenTheCursorContinuesAfterTheLastOneShown() {
        String large = large();
        backend.api(
                Reply.of(200, todos(100, large)).with("Link", "<http://x/todos?cursor=after100>; rel=\"next\""),
                Reply.of(200, todos(4, large)).with("Link", "<http://x/todos?cursor=after4>; rel=\"next\""));

        Map<String, Object> result = call("list_todos", Map.of("limit", 100, "tag", "home"));

        assertFits(result);
        assertThat(Json.object(result.get("structuredContent")))
                .containsEntry("next_cursor", "after4")
                .containsEntry("note", "Only 4 of 100 todos fit; list_todos shows the others.");
        String path = backend.apiRequests.get(1).path();
        assertThat(path).contains("tag=home");
        Matcher limit = Pattern.compile("limit=(\\d+)").matcher(path);
        assertThat(limit.find()).isTrue();
        assertThat(Integer.parseInt(limit.group(1))).isBetween(1, 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create_todos", "complete_todos"})
    void batchWhenTodosAreLargeThenTheResultFitsAndNamesTheCount(String tool) {
        String todos = todos(50, large());
        backend.api(Reply.of(200, "{\"created\":" + todos + ",\"updated\":" + todos + ",\"deleted\":[]}"));

        Map<String, Object> result = call(tool, Json.object(TourScript.ARGUMENTS.get(tool)));

        assertFits(result);
        assertThat(Json.write(result.get("content"))).contains("50 todos c", " of 50 todos fit; list_todos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get_todo", "create_todo", "update_todo"})
    void todoWhenItsDescriptionIsTooLongForOneResultThenShowsAPartAndSaysHowToGoOn(String tool) {
        backend.api(Reply.of(200, withDescription(large(), EMOJI.repeat(10_000))));

        Map<String, Object> result = call(tool, Json.object(TourScript.ARGUMENTS.get(tool)));

        assertFits(result);
        assertThat(Json.object(result.get("structuredContent")))
                .containsEntry("description", EMOJI.repeat(3000))
                .containsEntry("note", "The description continues: get_todo with description_from=3000 shows more.");
        assertThat(Json.write(result.get("content"))).contains("get_todo with description_from=3000 shows more.");
    }

    @Test
    void todoWhenReadInPartsThenTheyMakeTheWholeDescription() {
        String description = EMOJI.repeat(3000) + "\u65e5".repeat(4000) + "x".repeat(3000);
        backend.api(Collections.nCopies(4, Reply.of(200, withDescription(TODO, description)))
                .toArray(Reply[]::new));
        StringBuilder read = new StringBuilder();
        Object note = "";
        while (note != null) {
            int from = read.codePointCount(0, read.length());
            Map<String, Object> todo = Objects.requireNonNull(
                    Json.object(call("get_todo", Map.of("todo_id", FakeBackend.ID, "description_from", from))
                            .get("structuredContent")));
            read.append(todo.get("description"));
            note = todo.get("note");
        }

        assertThat(read).hasToString(description);
        assertThat(backend.apiRequests).hasSizeGreaterThan(1);
    }

    private static String withDescription(String todo, String description) {
        return todo.replace("\"description\":null", "\"description\":\"" + description + '"');
    }

    @Test
    void listWhenTheCursorHasALongTitleThenSendsIt() {
        // 16 bytes, an id of 36 and a title of 200 characters with four bytes each, in Base64
        String cursor = "c".repeat((16 + 36 + 800) * 4 / 3);

        Map<String, Object> result = call("list_todos", Map.of("cursor", cursor));

        assertThat(result).containsEntry("isError", false);
        assertThat(backend.apiRequests.get(0).path()).contains(cursor);
    }

    /** Returns the largest todo without description. */
    private static String large() {
        String tags = Json.write(Collections.nCopies(20, EMOJI.repeat(25)));
        return TODO.replace("Buy milk", EMOJI.repeat(200)).replace("[\"home\"]", tags);
    }

    private static String todos(int count, String todo) {
        return Collections.nCopies(count, todo).toString();
    }

    private static void assertFits(Map<String, Object> result) {
        assertThat(tokens(Json.write(result.get("content")))).isLessThan(10_000);
        assertThat(tokens(Json.write(result.get("structuredContent")))).isLessThan(10_000);
    }

    private static long tokens(String text) {
        long ascii = text.chars().filter(c -> c < 128).count();
        return ascii / 4 + text.length() - ascii;
    }

    private Map<String, Object> call(String tool, Map<String, ?> arguments) {
        wire.legacy(1, "tools/call", Map.of("name", tool, "arguments", new HashMap<>(arguments)));
        return wire.nextResult();
    }
}
