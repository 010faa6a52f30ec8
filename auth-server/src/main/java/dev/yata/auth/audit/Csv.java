package dev.yata.auth.audit;

import java.text.Normalizer;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats events as CSV (RFC 4180) with every field in quotes. */
final class Csv {

    static final String HEADER =
            "id,at,actor,action,target,detail,address,occurrences,actor_name,target_name,request_id\r\n";

    /**
     * Matches text that a spreadsheet may treat as a formula. Spreadsheets may skip white space and invisible
     * characters before it. U+2212 is the minus sign.
     */
    private static final Pattern FORMULA_START =
            Pattern.compile("[\\t\\r\\n]|[\\s\\p{Z}\\p{Cf}\\p{Cc}]*[=+\\-@|\\u2212]");

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
                        Objects.requireNonNullElse(event.targetName(), ""),
                        Objects.requireNonNullElse(event.requestId(), ""))
                .map(field -> quote(field.toString()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quote(String field) {
        // Normalization turns forms such as the full-width equals sign into the ordinary character.
        String normal = Normalizer.normalize(field, Normalizer.Form.NFKC);
        boolean formula = FORMULA_START.matcher(normal).lookingAt();
        return (formula ? "\"'" : "\"") + field.replace("\"", "\"\"") + '"';
    }
}
