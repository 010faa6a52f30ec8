package dev.yata.auth.console;

import dev.yata.auth.audit.AuditFilter;
import dev.yata.auth.audit.InvalidFilterException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** The audit filter as the user typed it. Days are in UTC, and the last one is included. */
record AuditQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String target,
        @Nullable String since,
        @Nullable String until) {

    /**
     * Parses the filter.
     *
     * @throws InvalidFilterException if a day or an action is not valid
     */
    AuditFilter filter() {
        return new AuditFilter(
                blankToNull(actor),
                blankToNull(action),
                blankToNull(target),
                midnight("since", since, 0),
                midnight("until", until, 1));
    }

    private static @Nullable Instant midnight(String field, @Nullable String day, int daysLater) {
        String typed = blankToNull(day);
        if (typed == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(typed);
            if (date.getYear() < 1 || date.getYear() > 9999) {
                throw new InvalidFilterException(field, "must be a day such as 2026-11-21");
            }
            return date.plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException malformed) {
            throw new InvalidFilterException(field, "must be a day such as 2026-11-21");
        }
    }

    private static @Nullable String blankToNull(@Nullable String typed) {
        return StringUtils.hasText(typed) ? typed.strip() : null;
    }
}
