package dev.yata.stdio.todoapi;

import dev.yata.client.api.ApiClient;
import dev.yata.client.api.ApiFailure;
import dev.yata.client.api.ApiRequest;
import dev.yata.client.api.ConditionalResponse;
import dev.yata.client.api.UnexpectedAnswer;
import dev.yata.client.http.HttpClient;
import dev.yata.client.http.HttpResponse;
import dev.yata.client.oauth.AccessTokens;
import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls the todo API. Takes field names and values as the API defines them, and ids that {@link #isId} accepts. Every
 * method throws {@link ApiFailure} with advice, and {@link java.util.concurrent.CancellationException} when its thread
 * is interrupted.
 */
public final class TodoApi {

    private final String todos;
    private final ApiClient client;
    private final ApiClient polls;
    private final MemoryBudget memory;

    /**
     * @param baseUrl without a trailing slash
     * @param memory where memory for large responses is reserved
     */
    public TodoApi(URI baseUrl, HttpClient http, AccessTokens tokens, Duration budget, MemoryBudget memory) {
        this.todos = baseUrl + "/todos";
        this.memory = memory;
        this.client = ApiClient.of(baseUrl, http, tokens, budget, memory, new TodoTexts());
        this.polls = client.withoutRetries();
    }

    /** Returns whether this is a UUID in canonical form (RFC 9562 §4). */
    public static boolean isId(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    public Todo create(Map<String, ?> fields) {
        return client.send(ApiRequest.post(URI.create(todos), fields), response -> Todo.from(response.json()));
    }

    /** Creates all todos or none. */
    public List<Todo> createAll(List<?> fieldsOfEach) {
        return batch("create", "created", fieldsOfEach);
    }

    public TodoPage list(Map<String, ?> filters) {
        return client.send(ApiRequest.of("GET", page(filters)), TodoPage::from);
    }

    /** Lists without retries, for callers that poll. */
    public ConditionalResponse<TodoPage> pollList(@Nullable String ifNoneMatch, Map<String, ?> filters) {
        return poll(
                ApiRequest.conditionalGet(ifNoneMatch, page(filters)),
                response -> ConditionalResponse.from(response, TodoPage::from));
    }

    public Todo get(String id) {
        return client.send(ApiRequest.of("GET", todo(id)), response -> Todo.from(response.json()));
    }

    /** Gets one todo without retries, for callers that poll. */
    public ConditionalResponse<Todo> poll(@Nullable String ifNoneMatch, String id) {
        return poll(
                ApiRequest.conditionalGet(ifNoneMatch, todo(id)),
                response -> ConditionalResponse.from(response, found -> Todo.from(found.json())));
    }

    private <T> T poll(ApiRequest request, Function<HttpResponse, T> reading) {
        return memory.withReservation(() -> polls.send(request, reading));
    }

    /** Changes only the given fields; null clears a field. Uses PUT, which is safe to repeat. */
    public Todo update(String id, Map<String, ?> fields) {
        return client.send(ApiRequest.of("PUT", todo(id), fields), response -> Todo.from(response.json()));
    }

    /** Deletes a todo. Returns the API's message. */
    public String delete(String id) {
        return client.send(ApiRequest.of("DELETE", todo(id)), TodoApi::deletion);
    }

    /** Completes or reopens all todos or none. */
    public List<Todo> complete(List<String> ids, boolean completed) {
        List<Map<String, Object>> updates = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            Map<String, Object> update = new LinkedHashMap<>();
            update.put("id", id);
            update.put("completed", completed);
            updates.add(update);
        }
        return batch("update", "updated", updates);
    }

    /** Counts todos as of a day. */
    public TodoOverview overview(LocalDate today) {
        return client.send(
                ApiRequest.of("GET", URI.create(todos + "/overview?date=" + today)),
                response -> TodoOverview.from(response.json()));
    }

    private URI page(Map<String, ?> filters) {
        StringJoiner query = new StringJoiner("&", filters.isEmpty() ? "" : "?", "");
        filters.forEach((name, value) -> query.add(encoded(name) + "=" + encoded(String.valueOf(value))));
        return URI.create(todos + query);
    }

    private List<Todo> batch(String operation, String outcome, List<?> items) {
        return client.send(ApiRequest.post(URI.create(todos + "/batch"), Map.of(operation, items)), response -> {
            Map<String, @Nullable Object> members = Json.object(response.json());
            return Todo.listFrom(members == null ? null : members.get(outcome));
        });
    }

    private static String deletion(HttpResponse response) {
        if (!response.isSuccess()) {
            return "The todo is gone: an attempt whose answer was lost has deleted it, or it was not there before";
        }
        Map<String, @Nullable Object> members = Json.object(response.json());
        if (members == null && !response.body().isBlank()) {
            throw new UnexpectedAnswer("a deletion");
        }
        return members != null && members.get("message") instanceof String message
                ? message
                : "Todo deleted successfully";
    }

    private URI todo(String id) {
        return URI.create(todos + "/" + encoded(id));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
