package dev.yata.stdio.todoapi;

import dev.yata.client.http.HttpResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds one page of a list.
 *
 * @param nextCursor of the next page; null on the last page
 */
public record TodoPage(List<Todo> todos, @Nullable String nextCursor) {

    /** Matches the target of {@code rel="next"} (RFC 8288 §3), and the cursor in its query. */
    private static final Pattern NEXT =
            Pattern.compile("<[^>]*[?&]cursor=([^&>]+)[^>]*>\\s*;[^,]*\\brel=\"?next\\b", Pattern.CASE_INSENSITIVE);

    static TodoPage from(HttpResponse response) {
        return new TodoPage(Todo.listFrom(response.json()), nextCursor(response.header("link")));
    }

    private static @Nullable String nextCursor(@Nullable String link) {
        Matcher next = NEXT.matcher(link == null ? "" : link);
        return next.find() ? decoded(next.group(1)) : null;
    }

    /** Decodes a cursor. Returns an invalid one unchanged, so that the API can explain what is wrong with it. */
    private static String decoded(String cursor) {
        try {
            return URLDecoder.decode(cursor, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return cursor;
        }
    }
}
