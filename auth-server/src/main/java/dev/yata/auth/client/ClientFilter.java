package dev.yata.auth.client;

import dev.yata.auth.page.Cursor;
import dev.yata.auth.page.Page;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Objects;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Selects a page of the clients.
 *
 * @param q a part of the name or id in upper or lower case, at most 200 characters; null for all clients
 * @param state {@code active} or {@code disabled}; null for both
 * @param sort the order: {@code created_at}, {@code client_name} or {@code last_used_at}, with {@code -} in front for
 *     the reverse; null for {@code -created_at}, which is newest first
 * @param limit the maximum number of clients on the page: 1 to 100, by default 50
 * @param cursor from another page in the same order; null for the first page
 */
public record ClientFilter(
        @Pattern(regexp = "\\P{Cc}{0,200}", message = "must be at most 200 visible characters") @Nullable
        String q,

        @Pattern(regexp = "active|disabled", message = "must be active or disabled") @Nullable
        String state,

        @Pattern(
                regexp = ClientOrder.NAMES,
                message = "must be created_at, client_name or last_used_at, or one of them with - in front")
        @Nullable
        String sort,

        @Range(min = 1, max = Page.MAX_LIMIT, message = "must be {min} to {max}") @Nullable
        Integer limit,

        @Nullable String cursor) {

    public static final String NEWEST_FIRST = ClientOrder.NEWEST_FIRST;

    /** Returns the states to list: the given one, or both. */
    List<Boolean> states() {
        return state == null ? List.of(true, false) : List.of(state.equals("active"));
    }

    /** Returns the pattern for {@code like}, with {@code !} as its escape character. */
    String pattern() {
        return "%" + Objects.requireNonNullElse(q, "").replaceAll("([!%_])", "!$1") + "%";
    }

    int limitOrDefault() {
        return limit == null ? Page.DEFAULT_LIMIT : limit;
    }

    String sortOrDefault() {
        return Objects.requireNonNullElse(sort, NEWEST_FIRST);
    }

    /** Returns the position at which the page begins or ends; null for the first page. */
    @Nullable
    Cursor start() {
        Cursor start = Cursor.parse(cursor, sortOrDefault());
        if (start != null && !sortOrDefault().contains("client_name")) {
            start.time();
        }
        return start;
    }
}
