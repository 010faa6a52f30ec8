package dev.yata.todo.todo;

import dev.yata.resource.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;

/** Checks the precondition of a change (RFC 9110 §13.1.1). */
final class IfMatch {

    private static final Pattern NEXT_TAG = Pattern.compile("\\G[ \\t]*(?:W/)?\"[\\x21\\x23-\\x7E]*\"[ \\t]*(,|$)");

    private IfMatch() {}

    /** Throws a {@link Problem}: 412 if no strong tag matches the todo, 400 if the header is malformed. */
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

    /** Matches tag by tag, because one expression for a long list could overflow the stack. */
    private static boolean isWellFormed(String header) {
        Matcher tags = NEXT_TAG.matcher(header);
        boolean more = !header.equals("*");
        while (more && tags.find()) {
            more = !tags.group(1).isEmpty();
        }
        return !more;
    }
}
