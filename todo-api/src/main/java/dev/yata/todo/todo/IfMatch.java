package dev.yata.todo.todo;

import dev.yata.todo.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;

/** The precondition of a change (RFC 9110 §13.1.1). */
final class IfMatch {

    private static final Pattern NEXT_TAG = Pattern.compile("\\G[ \\t]*(?:W/)?\"[\\x21\\x23-\\x7E]*\"[ \\t]*(,|$)");

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
        if (!isWellFormed(header.strip())) {
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

    /** Tag by tag: one expression for the whole list would need a stack as deep as the list is long. */
    private static boolean isWellFormed(String header) {
        Matcher tags = NEXT_TAG.matcher(header);
        boolean more = !header.equals("*");
        while (more && tags.find()) {
            more = !tags.group(1).isEmpty();
        }
        return !more;
    }
}
