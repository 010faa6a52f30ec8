package dev.yata.auth.client;

import dev.yata.auth.page.InvalidCursorException;
import dev.yata.auth.page.Page;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Which clients to list, oldest first.
 *
 * @param q a part of the name or id, in any case, at most 200 characters; absent for all
 * @param state {@code active} or {@code disabled}; absent for both
 * @param limit 1–100 on a page; 50 when absent
 * @param cursor where the page begins, from the previous one; absent for the first
 */
public record ClientFilter(
        @Pattern(regexp = "\\P{Cc}{0,200}", message = "must be at most 200 visible characters") @Nullable
        String q,

        @Pattern(regexp = "active|disabled", message = "must be active or disabled") @Nullable
        String state,

        @Range(min = 1, max = Page.MAX_LIMIT, message = "must be {min} to {max}") @Nullable
        Integer limit,

        @Nullable String cursor) {

    /** Four digits of a year keep the time within what the database can compare. */
    private static final java.util.regex.Pattern CURSOR = java.util.regex.Pattern.compile("(\\d{4}-\\S+) (\\P{Cc}+)");

    private static final Position START = new Position(Instant.EPOCH, "");

    /** The last client of the page before. */
    record Position(Instant createdAt, String clientId) {

        String cursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((createdAt + " " + clientId).getBytes(StandardCharsets.UTF_8));
        }

        static Position parse(String cursor) {
            try {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                Matcher parts = CURSOR.matcher(text);
                if (parts.matches()) {
                    return new Position(Instant.parse(parts.group(1)), parts.group(2));
                }
                throw new InvalidCursorException(null);
            } catch (IllegalArgumentException | DateTimeException notOurs) {
                throw new InvalidCursorException(notOurs);
            }
        }
    }

    /** The states to list: the one that is given, or both. */
    List<Boolean> states() {
        return state == null ? List.of(true, false) : List.of(state.equals("active"));
    }

    /** The pattern for {@code like}, with {@code !} as its escape. */
    String pattern() {
        return "%" + Objects.requireNonNullElse(q, "").replaceAll("([!%_])", "!$1") + "%";
    }

    int limitOrDefault() {
        return limit == null ? Page.DEFAULT_LIMIT : limit;
    }

    Position position() {
        return cursor == null ? START : Position.parse(cursor);
    }
}
