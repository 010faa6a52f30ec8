package dev.yata.stdio.todoapi;

import dev.yata.stdio.http.HttpResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a conditional request (RFC 9110 §13.1.2).
 *
 * @param value null when it is what the tag in the request stands for
 * @param tag for the next request; null when the API gave none
 */
public record Tagged<T>(@Nullable T value, @Nullable String tag) {

    static <T> Tagged<T> from(HttpResponse response, Function<HttpResponse, T> reading) {
        return new Tagged<>(response.status() == 304 ? null : reading.apply(response), response.header("etag"));
    }
}
