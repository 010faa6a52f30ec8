package dev.yata.stdio.todoapi;

import dev.yata.mcp.server.json.Json;
import dev.yata.stdio.http.HttpRequest;
import dev.yata.stdio.oauth.AccessToken;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a request to the API. All attempts share it.
 *
 * @param idempotencyKey for POST; makes repeating it safe
 * @param knownTag for GET; the entity tag of a version that need not be sent again
 */
record ApiRequest(
        String method,
        URI uri,
        @Nullable Object body,
        @Nullable String idempotencyKey,
        @Nullable String knownTag) {

    private static final Pattern BATCHED = Pattern.compile("(create|update)\\[(\\d{1,4})](.*)");

    static ApiRequest of(String method, URI uri) {
        return of(method, uri, null);
    }

    static ApiRequest of(String method, URI uri, @Nullable Object body) {
        return new ApiRequest(method, uri, body, null, null);
    }

    static ApiRequest getUnless(@Nullable String knownTag, URI uri) {
        return new ApiRequest("GET", uri, null, null, knownTag);
    }

    static ApiRequest post(URI uri, Object body) {
        return new ApiRequest("POST", uri, body, UUID.randomUUID().toString(), null);
    }

    boolean isWrite() {
        return !method.equals("GET");
    }

    /** Returns the argument of the tool that a field of the request came from, such as an ID for {@code update[1].id}. */
    String argument(String field) {
        if (field.equals("q")) {
            return "query";
        }
        Matcher batched = BATCHED.matcher(field);
        if (!batched.matches() || !(body instanceof Map<?, ?> operations)) {
            return field;
        }
        String place = "[" + batched.group(2) + "]";
        if (batched.group(1).equals("create")) {
            return "todos" + place + batched.group(3);
        }
        int index = Integer.parseInt(batched.group(2));
        return operations.get("update") instanceof List<?> updates
                        && index < updates.size()
                        && updates.get(index) instanceof Map<?, ?> update
                ? "todo_ids " + update.get("id")
                : field;
    }

    HttpRequest with(AccessToken token) {
        Map<String, String> headers = new LinkedHashMap<>(token.headers(method, uri));
        headers.put("Accept", "application/json, application/problem+json");
        if (idempotencyKey != null) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        if (knownTag != null) {
            headers.put("If-None-Match", knownTag);
        }
        return body == null
                ? HttpRequest.of(method, uri, headers)
                : new HttpRequest(method, uri, headers, "application/json", Json.write(body));
    }
}
