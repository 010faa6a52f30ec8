package dev.yata.auth.audit;

import dev.yata.resource.problem.Problem;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects audit events; a null component matches every event.
 *
 * @param action in the form {@code client.created}
 * @param since inclusive
 * @param until exclusive
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String target,
        @Nullable Instant since,
        @Nullable Instant until) {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private static final List<String> ACTIONS =
            Arrays.stream(AuditAction.values()).map(AuditAction::toString).toList();

    public static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null, null);

    public AuditFilter {
        if (action != null && !ACTIONS.contains(action)) {
            throw Problem.invalid("action", "must be one of " + String.join(", ", ACTIONS));
        }
        checkText("actor", actor);
        checkText("target", target);
        checkTime("since", since);
        checkTime("until", until);
    }

    private static void checkText(String field, @Nullable String value) {
        if (value != null && value.indexOf(0) >= 0) {
            throw Problem.invalid(field, "must not contain the character NUL");
        }
    }

    /** Rejects years that the database cannot store. */
    private static void checkTime(String field, @Nullable Instant value) {
        if (value != null && (value.isBefore(FIRST) || !value.isBefore(END))) {
            throw Problem.invalid(field, "must be in the years 1970 to 9999");
        }
    }

    /** Returns the SQL condition on {@code audit_events e} of each component that is set, with its parameter. */
    Map<String, List<?>> conditions() {
        Map<String, List<?>> conditions = new LinkedHashMap<>();
        add(conditions, "e.actor = ?", actor);
        add(conditions, "e.action = ?", action);
        add(conditions, "e.target = ?", target);
        add(conditions, "e.at >= ?", since == null ? null : Timestamp.from(since));
        add(conditions, "e.at < ?", until == null ? null : Timestamp.from(until));
        return conditions;
    }

    private static void add(Map<String, List<?>> conditions, String condition, @Nullable Object parameter) {
        if (parameter != null) {
            conditions.put(condition, List.of(parameter));
        }
    }
}
