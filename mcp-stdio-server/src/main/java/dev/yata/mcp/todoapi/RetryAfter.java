package dev.yata.mcp.todoapi;

import dev.yata.mcp.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** {@code Retry-After} in either of its forms (RFC 9110 §10.2.3). */
final class RetryAfter {

    private RetryAfter() {}

    /** Null when the answer does not say; never negative. */
    static @Nullable Duration of(Answer answer) {
        String value = answer.header("retry-after");
        if (value == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Math.max(Long.parseLong(value.strip()), 0));
        } catch (NumberFormatException e) {
            return untilDate(value);
        }
    }

    private static @Nullable Duration untilDate(String value) {
        try {
            Instant then = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
