package dev.yata.auth.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param previous the cursor of the previous page; null on the first page, and in lists that lead forward only
 * @param next the cursor of the next page; null on the last page
 */
public record Page<T>(
        List<T> items, @Nullable String previous, @Nullable String next) {

    /** The number of items of a page if the request gives no limit. */
    public static final int DEFAULT_LIMIT = 50;

    public static final int MAX_LIMIT = 100;

    /**
     * Makes a page without a link to the previous one. The query reads one row more than the limit, to find out whether there
     * is a next page.
     */
    public static <T> Page<T> of(List<T> read, int limit, Function<T, String> cursor) {
        if (read.size() <= limit) {
            return new Page<>(List.copyOf(read), null, null);
        }
        List<T> items = List.copyOf(read.subList(0, limit));
        return new Page<>(items, null, cursor.apply(items.get(limit - 1)));
    }

    /** Converts the items of the page. */
    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), previous, next);
    }
}
