package dev.yata.auth.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor that asks for what follows; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** How many items a page has when nobody says otherwise, and at most. */
    public static final int DEFAULT_LIMIT = 50;

    public static final int MAX_LIMIT = 100;

    /** Cuts what was read, one row more than asked for where there is one, down to the page. */
    public static <T> Page<T> of(List<T> read, int limit, Function<T, String> cursor) {
        if (read.size() <= limit) {
            return new Page<>(List.copyOf(read), null);
        }
        List<T> items = List.copyOf(read.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }

    /** The same page with its items in another form. */
    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), next);
    }
}
