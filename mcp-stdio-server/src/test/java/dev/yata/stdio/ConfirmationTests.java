package dev.yata.stdio;

import static dev.yata.stdio.McpProcess.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.client.FakeBackend.Seen;
import dev.yata.mcp.server.Wire;
import dev.yata.mcp.server.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that the server deletes nothing before the user agrees, in both eras and with every client. */
class ConfirmationTests {

    private static final Map<String, ?> FORMS = Map.of("elicitation", Map.of());
    private static final Map<String, Object> DELETE =
            Map.of("name", "delete_todo", "arguments", Map.of("todo_id", FakeBackend.ID));

    private final FakeBackend backend = new FakeBackend();
    private final Wire wire = InProcess.server(backend);

    @AfterEach
    void stop() {
        wire.close();
        backend.close();
    }

    @Test
    void deleteWhenClientCanNotAskThenWantsConfirm() {
        for (Object confirm : List.of(false, "false")) {
            wire.legacy(1, "tools/call", delete(confirm));
            assertUnasked(wire.nextResult());
            wire.modern(2, "tools/call", delete(confirm), Map.of());
            assertUnasked(wire.nextResult());
        }
        wire.modern(3, "tools/call", DELETE, Map.of("elicitation", Map.of("url", Map.of())));
        assertUnasked(wire.nextResult());
        assertThat(backend.apiRequests).isEmpty();

        wire.legacy(4, "tools/call", delete(true));
        assertDeleted(wire.nextResult());
        wire.modern(5, "tools/call", delete("true"), Map.of());
        assertDeleted(wire.nextResult());
    }

    @Test
    void deleteWhenLegacyClientCanAskThenItsUserDecides() {
        wire.initialize("2025-11-25", FORMS);
        wire.legacy(1, "tools/call", delete(true));

        Object id = assertQuestion(wire.next());
        assertThat(deletions()).isEmpty();
        answer(id, "{\"action\":\"accept\",\"content\":{}}");
        Map<String, Object> answer = wire.next();
        assertThat(answer).containsEntry("id", 1);
        assertDeleted(Json.object(answer.get("result")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"result\":{\"action\":\"decline\"} | The user refused: nothing was deleted",
                "\"result\":{\"action\":\"cancel\"} | : nothing was deleted. Ask the",
                "\"result\":{\"action\":\"ACCEPT\"} | : nothing was deleted. Ask the",
                "\"result\":{} | : nothing was deleted. Ask the",
                "\"error\":{\"code\":-32603,\"message\":\"?\"} | : nothing was deleted. Ask the",
            })
    void deleteWhenLegacyUserDoesNotAgreeThenNothingIsDeleted(String outcome, String words) {
        wire.initialize("2025-06-18", FORMS);
        wire.legacy(1, "tools/call", DELETE);
        Object id = assertQuestion(wire.next());
        wire.send("{\"jsonrpc\":\"2.0\",\"id\":" + Json.write(id) + "," + outcome + "}");

        assertNotDeleted(wire.nextResult(), words);
    }

    @Test
    void deleteWhenClientClosesTheQuestionAtOnceThenConfirmDeletes() {
        wire.initialize("2025-11-25", FORMS);
        // On a busy machine a question may stay open for more than a second. The test then asks again, in the same
        // thread, because a pipe breaks when a thread that has read from it ends.
        await().pollInSameThread().untilAsserted(() -> {
            wire.legacy(1, "tools/call", DELETE);
            answer(assertQuestion(wire.next()), "{\"action\":\"cancel\"}");
            assertNotDeleted(wire.nextResult(), "This client closed the question by itself: nothing was deleted");
        });
        await().pollInSameThread().untilAsserted(() -> {
            wire.legacy(2, "tools/call", delete(true));
            answer(assertQuestion(wire.next()), "{\"action\":\"cancel\"}");
            assertDeleted(wire.nextResult());
        });
        await().pollInSameThread().untilAsserted(() -> {
            wire.modern(3, "tools/call", delete(true), FORMS);
            wire.modern(4, "tools/call", retry(delete(true), assertAsking(wire.nextResult()), "cancel"), FORMS);
            assertDeleted(wire.nextResult());
        });
    }

    @Test
    void deleteWhenDeclinedAtOnceThenConfirmDoesNotDelete() {
        wire.initialize("2025-11-25", FORMS);
        wire.legacy(1, "tools/call", delete(true));
        answer(assertQuestion(wire.next()), "{\"action\":\"decline\"}");

        assertNotDeleted(wire.nextResult(), "The user refused: nothing was deleted");
    }

    @Test
    void deleteWhenVersionHasNoQuestionsThenNoneIsSent() {
        wire.initialize("2025-03-26", FORMS);
        wire.legacy(1, "tools/call", DELETE);

        assertUnasked(wire.nextResult());
    }

    @Test
    void deleteWhenCancelledWhileUserIsAskedThenWithdrawsTheQuestionOnly() {
        wire.initialize("2025-11-25", FORMS);
        wire.legacy(1, "tools/call", DELETE);
        Object id = assertQuestion(wire.next());

        Map<String, Object> withdrawal = wire.cancel(1).next();
        assertThat(withdrawal).containsEntry("method", "notifications/cancelled");
        assertThat(Json.object(withdrawal.get("params"))).containsEntry("requestId", id);
        answer(id, "{\"action\":\"accept\"}");
        wire.assertSilent();
        assertThat(wire.end()).isEmpty();
        assertThat(deletions()).isEmpty();
    }

    @Test
    void deleteWhenInputEndsWhileUserIsAskedThenIsAnsweredAtOnce() {
        wire.initialize("2025-11-25", FORMS);
        wire.legacy(1, "tools/call", DELETE);
        assertQuestion(wire.next());

        assertThat(wire.end())
                .filteredOn(message -> Json.object(message).containsKey("result"))
                .singleElement()
                .satisfies(answer -> assertNotDeleted(
                        Json.object(Json.object(answer).get("result")),
                        "The user gave no answer: nothing was deleted"));
    }

    @Test
    void deleteWhenManyUsersAreAskedThenEachAnswerReachesItsCall() {
        wire.initialize("2025-11-25", FORMS);
        wire.legacy(1, "tools/call", DELETE);
        Object first = assertQuestion(wire.next());
        wire.legacy(2, "tools/call", DELETE);
        Object second = assertQuestion(wire.next());

        answer(second, "{\"action\":\"decline\"}");
        assertThat(wire.next()).containsEntry("id", 2);
        answer(first, "{\"action\":\"decline\"}");
        assertThat(wire.next()).containsEntry("id", 1);
    }

    @Test
    void deleteWhenModernClientCanAskThenRequestEndsAndRetryDeletes() {
        wire.modern(1, "tools/call", DELETE, FORMS);

        Map<String, Object> asking = assertAsking(wire.nextResult());
        assertThat(deletions()).isEmpty();
        wire.modern(2, "tools/call", retry(DELETE, asking, "accept"), FORMS);
        assertDeleted(wire.nextResult());
    }

    /** Checks that the capabilities of {@code initialize} apply only to legacy requests. */
    @Test
    void deleteWhenModernRequestFollowsAnInitializeWithFormsThenNoRequestIsSentToTheClient() {
        wire.initialize("2025-11-25", FORMS);

        wire.modern(1, "tools/call", DELETE, FORMS);
        assertAsking(wire.nextResult());
        wire.assertSilent();
        wire.modern(2, "tools/call", DELETE, Map.of());
        assertUnasked(wire.nextResult());
        wire.assertSilent();
        assertThat(wire.end()).isEmpty();
    }

    @Test
    void deleteWhenModernClientSendsConfirmThenUserIsAskedAllTheSame() {
        wire.modern(1, "tools/call", delete(true), Map.of("elicitation", Map.of("form", Map.of())));

        assertAsking(wire.nextResult());
    }

    @ParameterizedTest
    @CsvSource({
        "decline, The user refused: nothing was deleted",
        "cancel, : nothing was deleted. Ask the",
        "maybe, : nothing was deleted. Ask the",
    })
    void deleteWhenModernUserDoesNotAgreeThenNothingIsDeleted(String action, String words) {
        wire.modern(1, "tools/call", DELETE, FORMS);
        wire.modern(2, "tools/call", retry(DELETE, assertAsking(wire.nextResult()), action), FORMS);

        assertNotDeleted(wire.nextResult(), words);
    }

    @Test
    void retryWhenMembersComeInAnotherOrderThenIsTheSameRequest() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("todo_id", FakeBackend.ID);
        one.put("confirm", false);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("confirm", false);
        other.put("todo_id", FakeBackend.ID);
        wire.modern(1, "tools/call", Map.of("name", "delete_todo", "arguments", one), FORMS);
        Map<String, Object> asking = assertAsking(wire.nextResult());
        wire.modern(2, "tools/call", retry(Map.of("name", "delete_todo", "arguments", other), asking, "accept"), FORMS);

        assertDeleted(wire.nextResult());
    }

    @Test
    void retryWhenStateIsForgedOrSwappedThenIsRefused() {
        wire.modern(1, "tools/call", DELETE, FORMS);
        Map<String, Object> asking = assertAsking(wire.nextResult());
        String state = String.valueOf(asking.get("requestState"));
        char changed = state.charAt(20) == 'A' ? 'B' : 'A';
        for (Object forged : List.of("", "?", "AAAA", 1, state.substring(0, 20) + changed + state.substring(21))) {
            Map<String, Object> params = new LinkedHashMap<>(retry(DELETE, asking, "accept"));
            params.put("requestState", forged);
            wire.modern(2, "tools/call", params, FORMS);
            assertRefused("was not issued by this server");
        }
        String another = FakeBackend.ID.replace("019a", "019b");
        Map<String, Object> swapped = Map.of("name", "delete_todo", "arguments", Map.of("todo_id", another));
        wire.modern(3, "tools/call", retry(swapped, asking, "accept"), FORMS);
        assertRefused("another method, name or arguments");
        wire.modern(4, "tools/call", retry(Map.of("name", "todo_overview"), asking, "accept"), FORMS);
        assertRefused("another method, name or arguments");
        assertThat(deletions()).isEmpty();
    }

    @Test
    void retryWhenAnswerIsMissingOrWithoutStateThenUserIsAskedAgain() {
        wire.modern(1, "tools/call", DELETE, FORMS);
        Map<String, Object> asking = assertAsking(wire.nextResult());
        Map<String, Object> unanswered = new LinkedHashMap<>(DELETE);
        unanswered.put("requestState", asking.get("requestState"));
        wire.modern(2, "tools/call", unanswered, FORMS);
        assertAsking(wire.nextResult());

        Map<String, Object> unasked = new LinkedHashMap<>(retry(DELETE, asking, "accept"));
        unasked.remove("requestState");
        wire.modern(3, "tools/call", unasked, FORMS);
        assertAsking(wire.nextResult());
    }

    @Test
    void retryWhenTitleHasChangedSinceThenUserIsAskedAgain() {
        wire.modern(1, "tools/call", DELETE, FORMS);
        Map<String, Object> asking = assertAsking(wire.nextResult());
        backend.api(Reply.of(200, FakeBackend.TODO.replace("Buy milk", "Pay taxes")));
        wire.modern(2, "tools/call", retry(DELETE, asking, "accept"), FORMS);

        assertThat(wire.nextResult()).containsEntry("resultType", "input_required");
        assertThat(deletions()).isEmpty();
    }

    @Test
    void retryWhenClientNoLongerDeclaresFormsThenCapabilityIsMissing() {
        wire.modern(1, "tools/call", DELETE, FORMS);
        wire.modern(2, "tools/call", retry(DELETE, assertAsking(wire.nextResult()), "accept"), Map.of());

        assertThat(wire.nextError())
                .containsEntry("code", -32021)
                .containsEntry("data", Map.of("requiredCapabilities", Map.of("elicitation", Map.of("form", Map.of()))));
    }

    @Test
    void deleteWhenTodoIsNotThereThenNobodyIsAsked() {
        backend.api(FakeBackend.problem(404, "no such todo"));
        wire.modern(1, "tools/call", DELETE, FORMS);

        assertThat(wire.nextResult()).containsEntry("resultType", "complete").containsEntry("isError", true);
    }

    /** The API answers within the time that the server waits at the end of its input. */
    @Test
    void callWhenCancelledInModernEraThenNothingMoreIsWritten() {
        backend.api(Reply.of(200, "[]").after(1500));
        wire.modern(
                1,
                "tools/call",
                Map.of("name", "list_todos"),
                Map.of(),
                Map.of("progressToken", 1, "io.modelcontextprotocol/logLevel", "debug"));
        await().until(() -> !backend.apiRequests.isEmpty());

        wire.cancel(1).assertSilent();
        assertThat(wire.end()).isEmpty();
    }

    private static Map<String, Object> delete(Object confirm) {
        return Map.of("name", "delete_todo", "arguments", Map.of("todo_id", FakeBackend.ID, "confirm", confirm));
    }

    private static Map<String, Object> retry(Map<String, ?> request, Map<String, Object> asking, String action) {
        Map<String, Object> params = new LinkedHashMap<>(request);
        String key =
                Json.object(asking.get("inputRequests")).keySet().iterator().next();
        params.put("inputResponses", Map.of(key, Map.of("action", action), "unknown", Map.of()));
        params.put("requestState", asking.get("requestState"));
        return params;
    }

    private void answer(Object id, String result) {
        wire.send("{\"jsonrpc\":\"2.0\",\"id\":" + Json.write(id) + ",\"result\":" + result + "}");
    }

    /** Checks the question and returns its id. */
    private static Object assertQuestion(Map<String, Object> message) {
        assertThat(message).containsEntry("method", "elicitation/create").containsKey("id");
        Map<String, Object> params = Json.object(message.get("params"));
        assertThat(params.get("message")).asString().contains("\"Buy milk\"");
        assertThat(params)
                .containsEntry("requestedSchema", Map.of("type", "object", "properties", Map.of()))
                .doesNotContainKey("mode");
        return message.get("id");
    }

    private static Map<String, Object> assertAsking(Map<String, Object> result) {
        assertThat(result)
                .containsEntry("resultType", "input_required")
                .containsKey("requestState")
                .doesNotContainKeys("ttlMs", "cacheScope", "content");
        assertThat(Json.object(result.get("_meta"))).containsKey("io.modelcontextprotocol/serverInfo");
        Map<String, Object> requests = Json.object(result.get("inputRequests"));
        assertThat(requests).hasSize(1);
        Map<String, Object> request = Json.object(requests.values().iterator().next());
        assertThat(request).containsEntry("method", "elicitation/create");
        assertThat(Json.object(request.get("params"))).containsEntry("mode", "form");
        assertThat(Json.object(request.get("params")).get("message")).asString().contains("\"Buy milk\"");
        return result;
    }

    private void assertUnasked(Map<String, Object> result) {
        assertThat(result).containsEntry("isError", true);
        assertThat(text(Map.of("result", result))).contains("Ask the user", "confirm=true", "Nothing was changed.");
        assertThat(deletions()).isEmpty();
    }

    private void assertDeleted(Map<String, Object> result) {
        assertThat(Json.object(result.get("structuredContent"))).containsEntry("deleted", true);
        assertThat(text(Map.of("result", result))).startsWith("Todo deleted successfully");
        assertThat(deletions()).isNotEmpty();
    }

    private void assertNotDeleted(Map<String, Object> result, String words) {
        assertThat(result).containsEntry("isError", false);
        assertThat(Json.object(result.get("structuredContent"))).containsEntry("deleted", false);
        assertThat(text(Map.of("result", result))).contains(words);
        assertThat(deletions()).isEmpty();
    }

    private void assertRefused(String reason) {
        Map<String, Object> error = wire.nextError();
        assertThat(error).containsEntry("code", -32602);
        assertThat(error.get("message")).asString().contains("requestState", reason, "Nothing was changed");
    }

    private List<Seen> deletions() {
        return backend.apiRequests.stream()
                .filter(request -> request.method().equals("DELETE"))
                .toList();
    }
}
