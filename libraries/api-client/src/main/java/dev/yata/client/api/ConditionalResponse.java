package dev.yata.client.api;

import dev.yata.client.http.HttpResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds the response to a conditional request (RFC 9110 §13.1.2).
 *
 * @param value null when it has not changed since the request's tag
 * @param tag for the next request; null when the API sent none
 */
public record ConditionalResponse<T>(
        @Nullable T value, @Nullable String tag) {

    /** Reads a response unless its status is 304. */
    public static <T> ConditionalResponse<T> from(HttpResponse response, Function<HttpResponse, T> reading) {
        return new ConditionalResponse<>(
                response.status() == 304 ? null : reading.apply(response), response.header("etag"));
    }
}
