package dev.yata.todo.todo;

import dev.yata.todo.problem.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;

/** The precondition of a change (RFC 9110 §13.1.1). */
final class IfMatch {

    private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7E]*\"";
    private static final Pattern FORM = Pattern.compile("\\*|" + TAG + "(?:[ \\t]*,[ \\t]*" + TAG + ")*");

    private IfMatch() {}

    /**
     * Refuses the change of a todo that is no longer what the client saw. Tags compare strongly: a weak one never
     * matches.
     *
     * @throws Problem 412 when no tag is the todo's, 400 when the header is malformed
     */
    static void check(@Nullable String header, TodoView todo) {
        if (header == null) {
            return;
        }
        if (!FORM.matcher(header.strip()).matches()) {
            throw Problem.invalid("If-Match", "must be * or entity tags in double quotes, such as \"3\"");
        }
        ETag current = ETag.create(todo.etag());
        if (ETag.parse(header).stream().noneMatch(tag -> tag.isWildcard() || tag.compare(current, true))) {
            throw new Problem(
                    HttpStatus.PRECONDITION_FAILED,
                    "The todo has changed since it was read; its ETag is now %s. Nothing was changed; read it again."
                            .formatted(todo.etag()));
        }
    }
}
