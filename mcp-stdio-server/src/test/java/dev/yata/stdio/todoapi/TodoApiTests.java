package dev.yata.stdio.todoapi;

import static dev.yata.client.FakeBackend.BROKEN;
import static dev.yata.client.FakeBackend.ID;
import static dev.yata.client.FakeBackend.TODO;
import static dev.yata.client.FakeBackend.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.client.FakeBackend.Seen;
import dev.yata.client.api.ApiFailure;
import dev.yata.client.http.HttpClient;
import dev.yata.client.http.Timeouts;
import dev.yata.client.oauth.AccessTokens;
import dev.yata.client.oauth.ClientRegistration;
import dev.yata.client.oauth.ClientSecret;
import dev.yata.client.oauth.TokenEndpoint;
import dev.yata.mcp.server.call.MemoryBudget;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TodoApiTests {

    private final FakeBackend backend = new FakeBackend();
    private final TodoApi api = api(Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void createWhenSentThenCarriesTokenKeyAndFields() {
        Todo todo = api.create(Map.of("title", "Buy milk"));

        assertThat(todo.title()).isEqualTo("Buy milk");
        Seen request = backend.apiRequests.get(0);
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /api/v1/todos");
        assertThat(request.json()).isEqualTo(Map.of("title", "Buy milk"));
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer token-1")
                .containsKey("idempotency-key");
    }

    @Test
    @DisplayName("A retried POST keeps its Idempotency-Key; the next create has another")
    void createWhenConnectionBreaksThenIsSentAgainWithTheSameKey() {
        backend.api(BROKEN, Reply.of(503, "").with("Retry-After", "0"), Reply.of(201, TODO));
        api.create(Map.of("title", "a"));
        api.create(Map.of("title", "b"));

        List<String> keys = backend.apiRequests.stream()
                .map(seen -> seen.headers().get("idempotency-key"))
                .toList();
        assertThat(keys).hasSize(4);
        assertThat(keys.subList(0, 3)).containsOnly(keys.get(0));
        assertThat(keys.get(3)).isNotEqualTo(keys.get(0));
    }

    @Test
    void updateWhenFieldsAreGivenThenSendsThemAlone() {
        Map<String, Object> changes = new HashMap<>();
        changes.put("due_date", null);
        api.update(ID, changes);

        Seen request = backend.apiRequests.get(0);
        assertThat(request.method() + " " + request.path()).isEqualTo("PUT /api/v1/todos/" + ID);
        assertThat(request.body()).isEqualTo("{\"due_date\":null}");
    }

    @Test
    void listWhenFilteredThenEncodesTheQueryAndReadsTheNextCursor() {
        backend.api(Reply.of(200, "[" + TODO + "]")
                .with("Link", "<http://x/todos?limit=1&cursor=a%2Bb%3D&tag=x>; rel=\"next\""));
        TodoPage page = api.list(Map.of("q", "a&b c"));

        assertThat(backend.apiRequests.get(0).path()).isEqualTo("/api/v1/todos?q=a%26b+c");
        assertThat(page.nextCursor()).isEqualTo("a+b=");
        assertThat(api.list(Map.of()).nextCursor()).isNull();
    }

    @Test
    void completeWhenCalledThenSendsOneBatchWithoutRepetition() {
        api.complete(List.of(ID, ID), true);

        assertThat(backend.apiRequests.get(0).body())
                .isEqualTo("{\"update\":[{\"id\":\"" + ID + "\",\"completed\":true}]}");
    }

    @Test
    @DisplayName("One retry with a fresh token on 401")
    void callWhenTokenIsRefusedOnceThenRetriesWithAFreshOne() {
        backend.api(Reply.of(401, ""), Reply.of(200, TODO));
        assertThat(api.get(ID).title()).isEqualTo("Buy milk");
        assertThat(backend.tokenRequests).hasSize(2);

        backend.api(Reply.of(401, ""), Reply.of(401, ""));
        assertAdvice(() -> api.get(ID), "refused this client's token");
        assertThat(backend.apiRequests).hasSize(4);
    }

    @Test
    void deleteWhenFirstAttemptBrokeOffAndSecondIs404ThenIsDone() {
        backend.api(BROKEN, problem(404, "not found"));

        assertThat(api.delete(ID)).startsWith("The todo is gone");
    }

    @Test
    void deleteWhen504IsFollowedBy404ThenSaysTodoIsGoneOrNeverExisted() {
        backend.api(Reply.of(504, ""), problem(404, "not found"));

        assertThat(api.delete(ID)).contains("gone", "or it was not there before");
    }

    @ParameterizedTest
    @CsvSource({"504, 503, 503", "502, 429, 429", "502, 400, 0", "-1, 422, 0", "500, 0, 0"})
    void createWhenAnAttemptMayHaveBeenCarriedOutThenALaterRefusalDoesNotSayOtherwise(int first, int then, int last) {
        String words = "Refused. Nothing was changed.";
        backend.api(problem(first, words), problem(then, words), problem(last, words));

        assertThatThrownBy(() -> api.create(Map.of("title", "a")))
                .isInstanceOf(ApiFailure.class)
                .hasMessageContainingAll("Whether anything was changed is unknown", "list_todos")
                .hasMessageNotContaining("Nothing was changed");
    }

    @Test
    void createWhenApiWasOnlyUnavailableThenNothingWasChanged() {
        backend.api(problem(503, "x"), problem(503, "x"), problem(503, "x"));

        assertAdvice(() -> api.create(Map.of("title", "a")), "not available", "; nothing was changed.");
    }

    @ParameterizedTest
    @CsvSource({"201, ''", "200, <html>", "200, '{\"id\":1e99999999999}'"})
    void writeWhenSuccessCanNotBeReadThenSaysThatTheOutcomeIsUnknown(int status, String body) {
        Reply reply = Reply.of(status, body);
        backend.api(reply, reply, reply);

        String unknown = "Whether anything was changed is unknown";
        assertAdvice(() -> api.create(Map.of("title", "a")), "not a todo: check API_BASE_URL. " + unknown);
        assertAdvice(() -> api.update(ID, Map.of("title", "a")), "not a todo", unknown);
        assertAdvice(() -> api.complete(List.of(ID), true), "not a list of todos", unknown);
    }

    @Test
    void deleteWhenSuccessIsAWebPageThenSaysThatTheOutcomeIsUnknown() {
        backend.api(Reply.of(200, "<html>"));

        assertAdvice(() -> api.delete(ID), "not a deletion", "Whether anything was changed is unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "429, 9223372036854775807, retry after 86400 s",
        "429, 99999999999999999999, retry after 86400 s",
        "503, 'Fri, 31 Dec 9999 23:59:59 GMT', retry after 86400 s",
        "503, 'Fri Dec 31 23:59:59 9999', retry after 86400 s",
        "503, 'Tuesday, 31-Dec-69 23:59:59 GMT', retry after 86400 s",
        "429, soon, retry later",
        "429, -5, retry later",
    })
    void callWhenRetryAfterIsExtremeThenStillAdvises(int status, String retryAfter, String advice) {
        Reply reply = problem(status, "x").with("Retry-After", retryAfter);
        backend.api(reply, reply, reply);

        assertAdvice(() -> api.get(ID), advice);
    }

    @Test
    void createWhenSuccessCarriesRetryAfterThenIgnoresIt() {
        backend.api(Reply.of(201, TODO).with("Retry-After", "9223372036854775807"));

        assertThat(api.create(Map.of("title", "a")).id()).isEqualTo(ID);
    }

    @Test
    void listWhenCursorInTheLinkIsBrokenThenPassesItOnAsItIs() {
        backend.api(Reply.of(200, "[]").with("Link", "<http://x/todos?cursor=%zz>; rel=\"next\""));

        assertThat(api.list(Map.of()).nextCursor()).isEqualTo("%zz");
    }

    @Test
    void listWhenRefusedThenSpeaksOfTheToolsArguments() {
        String errors = "{\"errors\":[{\"field\":\"q\",\"message\":\"is too long\"},"
                + "{\"field\":\"cursor\",\"message\":\"take it from the Link header\"}]}";
        backend.api(Reply.of(400, errors));

        assertAdvice(() -> api.list(Map.of("q", "x")), "query: is too long; cursor: take next_cursor from");
    }

    @Test
    void callWhenForbiddenThoughScopeIsThereThenDoesNotClaimThatItLacks() {
        backend.api(problem(403, "no").with("WWW-Authenticate", "Bearer scope=\"todos:write\""));

        assertThatThrownBy(() -> api.create(Map.of("title", "a")))
                .hasMessageContaining("has the scope todos:write")
                .hasMessageNotContaining("lacks");
    }

    @Test
    void callWhenRateLimitedLongerThanTheBudgetThenTellsTheSeconds() {
        backend.api(problem(429, "slow down").with("Retry-After", "12"));

        assertAdvice(() -> api.create(Map.of("title", "a")), "Rate limited; retry after 12 s; nothing was changed.");
        assertThat(backend.apiRequests).hasSize(1);
    }

    @Test
    void callWhenRateLimitedShortlyThenWaitsAndSucceeds() {
        backend.api(problem(429, "slow down").with("Retry-After", "0"));

        assertThat(api.get(ID)).isNotNull();
    }

    @Test
    void callWhenScopeIsLackingThenNamesItAndWhatThereIs() {
        backend.token(Reply.of(
                200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"todos:read\"}"));
        backend.api(problem(403, "no")
                .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"todos:read todos:write\""));

        assertAdvice(
                () -> api.create(Map.of("title", "a")),
                "This client lacks todos:write (it has todos:read); ask the admin to grant it.",
                "Nothing was changed.");
    }

    @Test
    void callWhenFieldsAreInvalidThenNamesEach() {
        backend.api(Reply.of(
                400,
                "{\"title\":\"Bad Request\",\"detail\":\"Invalid\",\"errors\":["
                        + "{\"field\":\"title\",\"message\":\"must not be blank\"},"
                        + "{\"field\":\"tags[0]\",\"message\":\"is too long\"}]}"));

        assertAdvice(
                () -> api.create(Map.of("title", "")),
                "title: must not be blank; tags[0]: is too long. Nothing was changed.");
    }

    @Test
    void batchWhenAnItemIsWrongThenNamesItAsTheCallerDoes() {
        String errors = "{\"errors\":[{\"field\":\"%s\",\"message\":\"is wrong\"}]}";
        backend.api(
                Reply.of(404, errors.formatted("update[0].id")), Reply.of(400, errors.formatted("create[3].title")));

        assertAdvice(() -> api.complete(List.of(ID), true), "todo_ids " + ID + ": is wrong. Nothing was changed.");
        assertAdvice(
                () -> api.createAll(List.of(Map.of("title", ""))), "todos[3].title: is wrong. Nothing was changed.");
    }

    @Test
    void callWhenNoTokenCanBeHadThenPassesTheAdviceOn() {
        backend.token(Reply.of(401, "{\"error\":\"invalid_client\"}"));

        assertAdvice(() -> api.create(Map.of("title", "a")), "OAUTH_CLIENT_SECRET", "Nothing was changed.");
        assertThat(backend.apiRequests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | There is no todo with ID 019a6b1c-2f3e-7a4b-8c5d-6e7f8a9b0c1d. Use list_todos",
                "409 | said the API. Nothing was changed.",
                "412 | changed by someone else",
                "413 | too large",
                "422 | said the API. Nothing was changed.",
                "500 | said the API. Whether anything was changed is unknown",
            })
    void updateWhenRefusedThenAdvises(int status, String advice) {
        backend.api(problem(status, "said the API"));

        assertAdvice(() -> api.update(ID, Map.of("title", "a")), advice);
    }

    @Test
    void callWhenAnswerIsNoJsonThenPointsToTheUrl() {
        backend.api(Reply.of(200, "<html>"), Reply.of(302, "").with("Location", "http://127.0.0.1:1/"));

        assertAdvice(() -> api.get(ID), "not a todo: check API_BASE_URL");
        assertAdvice(() -> api.get(ID), "HTTP 302");
        assertThat(backend.apiRequests).hasSize(2);
    }

    @Test
    void callWhenAnswerIsEndlessThenGivesUp() {
        Reply endless = Reply.of(200, "[\"" + "x".repeat(9 * 1024 * 1024) + "\"]");
        backend.api(endless, endless);

        assertAdvice(() -> api.list(Map.of()), "too large");
    }

    @Test
    void callWhenApiHangsThenEndsInTimeAndSaysWhetherAnythingChanged() {
        TodoApi impatient = api(Duration.ofSeconds(1));
        backend.api(Reply.of(200, "[]").after(5000));
        assertAdvice(() -> impatient.list(Map.of()), "did not answer in time (at most 1 s). Try again later. Nothing");
        backend.api(Reply.of(201, TODO).after(5000));
        assertAdvice(() -> impatient.create(Map.of("title", "a")), "Whether anything was changed is unknown");
    }

    @Test
    void callWhenApiIsSilentForLongerThanItMayThenSaysSoAndWhetherAnythingChanged() {
        TodoApi strict = api(Duration.ofSeconds(1), Duration.ofSeconds(20));
        Reply late = Reply.of(200, "[]").after(3000);
        backend.api(late, late, late);
        assertAdvice(() -> strict.list(Map.of()), "did not answer within 1 s (RESPONSE_TIMEOUT_SECONDS)", "Nothing");
        backend.api(late, late, late);
        assertAdvice(
                () -> strict.create(Map.of("title", "a")),
                "did not answer within 1 s",
                "anything was changed is unknown");
        backend.api(late, Reply.of(201, TODO));
        assertThat(strict.create(Map.of("title", "a"))).isNotNull();
    }

    @Test
    void callWhenApiIsDownThenSaysWhereAndThatNothingChangedAndRecovers() {
        api.get(ID);
        int port = backend.port();
        // This also stops the authorization server, but the client already has a token.
        backend.close();
        // This also closes the last open connection. A write on it could not tell whether the request arrived.
        assertAdvice(() -> api.get(ID), "can't be reached", "Nothing was changed.");
        assertAdvice(() -> api.update(ID, Map.of("title", "a")), "can't be reached: start it", "Nothing was changed.");

        try (FakeBackend again = new FakeBackend(port)) {
            assertThat(api.get(ID)).isNotNull();
            assertThat(again.apiRequests).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "019a6b1c-2f3e-7a4b-8c5d-6e7f8a9b0c1d, true",
        "019a6b1c-2f3e-7a4b-8c5d-6e7f8a9b0c1, false",
        "019a6b1c_2f3e-7a4b-8c5d-6e7f8a9b0c1d, false",
        "019a6b1c-2f3e-7a4b-8c5d-6e7f8a9b0c1g, false",
        "../../../../admin/api/clients/aaaaaa, false",
        "１19a6b1c-2f3e-7a4b-8c5d-6e7f8a9b0c1, false",
    })
    void isIdWhenTextIsGivenThenTellsUuidsFromOthers(String text, boolean isId) {
        assertThat(TodoApi.isId(text)).isEqualTo(isId);
    }

    private TodoApi api(Duration budget) {
        return api(Duration.ofSeconds(5), budget);
    }

    private TodoApi api(Duration longestSilence, Duration budget) {
        HttpClient http = new HttpClient(new Timeouts(Duration.ofSeconds(1), longestSilence, budget));
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
                new AccessTokens(new TokenEndpoint(client, http, budget)),
                budget,
                MemoryBudget.ofHeap());
    }

    private static void assertAdvice(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... advice) {
        assertThatThrownBy(call).isInstanceOf(ApiFailure.class).hasMessageContainingAll(advice);
    }
}
