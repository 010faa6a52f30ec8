package dev.yata.stdio.http;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came back. Header names are in lower case; of a repeated header the values are joined by a comma. */
public record Answer(int status, Map<String, String> headers, String body) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /** When to come again, from zero to a day, if this is a refusal that says so: 409, 429 or 503. */
    public @Nullable Duration retryAfter() {
        String value = header("retry-after");
        return value == null || (status != 409 && status != 429 && status != 503)
                ? null
                : RetryAfter.parse(value.strip());
    }

    /** The body as JSON, or null when it is no JSON. */
    public @Nullable Object json() {
        try {
            return Json.read(body);
        } catch (MalformedJson e) {
            return null;
        }
    }

    /** The body may hold a token. */
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
