package dev.yata.auth.client;

import dev.yata.auth.page.InvalidCursorException;
import dev.yata.auth.page.Page;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
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
        @Size(max = 200, message = "must be at most {max} characters") @Nullable
        String q,

        @Pattern(regexp = "active|disabled", message = "must be active or disabled") @Nullable
        String state,

        @Range(min = 1, max = Page.MAX_LIMIT, message = "must be {min} to {max}") @Nullable
        Integer limit,

        @Nullable String cursor) {

    private static final Position START = new Position(Instant.EPOCH, "");

    /** The client that a page begins behind. */
    record Position(Instant createdAt, String clientId) {

        String cursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((createdAt + " " + clientId).getBytes(StandardCharsets.UTF_8));
        }

        static Position parse(String cursor) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
                return new Position(Instant.parse(parts[0]), parts[1]);
            } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException notOurs) {
                throw new InvalidCursorException(notOurs);
            }
        }
    }

    /** Both, unless one is asked for. */
    List<Boolean> states() {
        return state == null ? List.of(true, false) : List.of(state.equals("active"));
    }

    /** For {@code like} with {@code !} as its escape. */
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
