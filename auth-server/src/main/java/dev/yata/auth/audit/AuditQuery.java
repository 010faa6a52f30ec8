package dev.yata.auth.audit;

import dev.yata.resource.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** An audit filter as a request sends it. Blank texts count as absent. */
public record AuditQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String target,
        @Nullable String since,
        @Nullable String until) {

    /** Parses times (RFC 3339) or a day, which means its start in UTC. Throws a {@link Problem} (400). */
    public AuditFilter parseTimes() {
        return filter(AuditQuery::time, AuditQuery::time, "must be like 2026-11-21 or 2026-11-21T08:00:00Z");
    }

    /** Parses days in UTC. The last one is included. Throws a {@link Problem} (400) if a value is not valid. */
    public AuditFilter parseDays() {
        return filter(day -> midnight(day, 0), day -> midnight(day, 1), "must be a day such as 2026-11-21");
    }

    private AuditFilter filter(Function<String, Instant> from, Function<String, Instant> to, String form) {
        return new AuditFilter(
                blankToNull(actor),
                blankToNull(action),
                blankToNull(target),
                parse("since", since, from, form),
                parse("until", until, to, form));
    }

    private static @Nullable Instant parse(
            String field, @Nullable String text, Function<String, Instant> parser, String form) {
        String stripped = blankToNull(text);
        try {
            return stripped == null ? null : parser.apply(stripped);
        } catch (DateTimeException malformed) {
            throw Problem.invalid(field, form);
        }
    }

    private static Instant time(String text) {
        return text.contains("T") ? OffsetDateTime.parse(text).toInstant() : midnight(text, 0);
    }

    private static Instant midnight(String day, int daysLater) {
        return LocalDate.parse(day)
                .plusDays(daysLater)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return StringUtils.hasText(text) ? text.strip() : null;
    }
}
