package dev.yata.client.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} in either of its forms (RFC 9110 §10.2.3). */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** Returns a time from zero to a day, or null when the value has neither form. */
    static @Nullable Duration parse(String value) {
        Duration wait = value.chars().allMatch(c -> c >= '0' && c <= '9') ? seconds(value) : untilDate(value);
        if (wait == null || wait.isNegative()) {
            return wait == null ? null : Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static @Nullable Duration seconds(String digits) {
        if (digits.isEmpty()) {
            return null;
        }
        return digits.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    /** Reads a date in any form of RFC 9110 §5.6.7. */
    private static @Nullable Duration untilDate(String value) {
        Instant then = DateUtils.parseDate(
                value,
                DateUtils.FORMATTER_RFC1123,
                DateUtils.FORMATTER_RFC1036,
                DateUtils.FORMATTER_ASCTIME.withZone(ZoneOffset.UTC));
        return then == null ? null : Duration.between(Instant.now(), then);
    }
}
