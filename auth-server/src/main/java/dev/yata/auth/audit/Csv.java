package dev.yata.auth.audit;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats events as CSV (RFC 4180) with every field in quotes. */
final class Csv {

    static final String HEADER = "id,at,actor,action,target,detail,address,occurrences,actor_name,target_name\r\n";

    /** A spreadsheet treats text that starts with one of these characters as a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private Csv() {}

    static String line(AuditEvent event) {
        return Stream.<Object>of(
                        event.id(),
                        event.at(),
                        event.actor(),
                        event.action(),
                        Objects.requireNonNullElse(event.target(), ""),
                        event.detail(),
                        Objects.requireNonNullElse(event.address(), ""),
                        event.occurrences(),
                        Objects.requireNonNullElse(event.actorName(), ""),
                        Objects.requireNonNullElse(event.targetName(), ""))
                .map(field -> quote(field.toString()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quote(String field) {
        boolean formula = !field.isEmpty() && FORMULA_STARTS.indexOf(field.charAt(0)) >= 0;
        return (formula ? "\"'" : "\"") + field.replace("\"", "\"\"") + '"';
    }
}
