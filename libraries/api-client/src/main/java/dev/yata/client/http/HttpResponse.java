package dev.yata.client.http;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a complete response.
 *
 * @param headers by names in lower case; the values of a repeated header are joined by commas
 */
public record HttpResponse(int status, Map<String, String> headers, String body) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /** Returns the {@code Retry-After} of a 409, 429 or 503 as a time from zero to one day, or null. */
    public @Nullable Duration retryAfter() {
        String value = header("retry-after");
        return value == null || (status != 409 && status != 429 && status != 503)
                ? null
                : RetryAfter.parse(value.strip());
    }

    /** Returns the body as JSON, or null when it is not JSON. */
    public @Nullable Object json() {
        try {
            return Json.read(body);
        } catch (MalformedJson e) {
            return null;
        }
    }

    /** Leaves out headers and body, which may contain a token. */
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
