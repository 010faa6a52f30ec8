package dev.yata.auth.page;

import dev.yata.resource.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the item beside which a page begins. Clients get it in base64url and must not interpret it.
 *
 * @param order the order of the list; a cursor is valid only for the order that it comes from
 * @param back whether the page ends before the item; otherwise, it begins after it
 * @param id the ID of the item, without spaces
 * @param value the value of the item by which the list is ordered
 */
public record Cursor(String order, boolean back, String id, String value) {

    private static final Pattern FORM = Pattern.compile("([<>])([^ ]+) ([^ \\p{Cc}]+) (\\P{Cc}*)");

    /** The database cannot store all years with more digits. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\S+");

    /**
     * Reads the text of a cursor. Returns null for the first page, which has no cursor.
     *
     * @throws Problem 400 if no page of a list in this order has this cursor
     */
    public static @Nullable Cursor parse(@Nullable String cursor, String order) {
        if (cursor == null) {
            return null;
        }
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (parts.matches() && parts.group(2).equals(order)) {
                return new Cursor(order, parts.group(1).equals("<"), parts.group(3), parts.group(4));
            }
        } catch (IllegalArgumentException notOurs) {
            throw invalid();
        }
        throw invalid();
    }

    /** Parses the value as a time. */
    public Instant time() {
        try {
            if (TIME.matcher(value).matches()) {
                return Instant.parse(value);
            }
        } catch (DateTimeException notOurs) {
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
                "does not belong to this list in this order; copy it unchanged from a page of this list, or leave it out");
    }

    @Override
    public String toString() {
        String text = (back ? "<" : ">") + order + " " + id + " " + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
