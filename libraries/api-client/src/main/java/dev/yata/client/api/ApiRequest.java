package dev.yata.client.api;

import dev.yata.client.http.HttpRequest;
import dev.yata.client.oauth.AccessToken;
import dev.yata.mcp.server.call.RequestId;
import dev.yata.mcp.server.json.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Describes a request to the API. All attempts share it.
 *
 * @param idempotencyKey for POST; makes repeating it safe
 * @param ifNoneMatch for GET; the entity tag of a version that need not be sent again
 */
public record ApiRequest(
        String method,
        URI uri,
        @Nullable Object body,
        @Nullable String idempotencyKey,
        @Nullable String ifNoneMatch) {

    public static ApiRequest of(String method, URI uri) {
        return of(method, uri, null);
    }

    public static ApiRequest of(String method, URI uri, @Nullable Object body) {
        return new ApiRequest(method, uri, body, null, null);
    }

    /** Returns a conditional GET (RFC 9110 §13.1.2), or an ordinary GET if the tag is null. */
    public static ApiRequest conditionalGet(@Nullable String ifNoneMatch, URI uri) {
        return new ApiRequest("GET", uri, null, null, ifNoneMatch);
    }

    /** Returns a request with a new Idempotency-Key. */
    public static ApiRequest post(URI uri, Object body) {
        return new ApiRequest("POST", uri, body, UUID.randomUUID().toString(), null);
    }

    boolean isWrite() {
        return !method.equals("GET");
    }

    HttpRequest with(AccessToken token) {
        Map<String, String> headers = new LinkedHashMap<>(token.headers(method, uri));
        headers.put("Accept", "application/json, application/problem+json");
        String traceparent = RequestId.traceparent();
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        if (idempotencyKey != null) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        if (ifNoneMatch != null) {
            headers.put("If-None-Match", ifNoneMatch);
        }
        return body == null
                ? HttpRequest.of(method, uri, headers)
                : new HttpRequest(method, uri, headers, "application/json", Json.write(body));
    }
}
