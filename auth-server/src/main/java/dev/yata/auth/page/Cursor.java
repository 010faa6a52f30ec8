package dev.yata.auth.page;

import dev.yata.resource.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifies the last item of a page by its time and ID. Clients get it in base64url and must not interpret it. */
public record Cursor(Instant at, String id) {

    /** Accepts only years with four digits, because the database cannot store all later years. */
    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\S+) (\\P{Cc}+)");

    /**
     * Reads the text of a cursor.
     *
     * @throws Problem 400 if no page of such a list has this cursor
     */
    public static Cursor parse(String cursor) {
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (parts.matches()) {
                return new Cursor(Instant.parse(parts.group(1)), parts.group(2));
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw invalid();
        }
        throw invalid();
    }

    /** Parses a number from a cursor. */
    public static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.invalid(
                "cursor",
                "does not belong to this list; copy it unchanged from the previous page, or leave it out to start again");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
