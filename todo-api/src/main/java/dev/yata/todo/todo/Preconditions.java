package dev.yata.todo.todo;

import dev.yata.resource.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Checks the preconditions of a change (RFC 9110 §13.1.1 and §13.1.2). Spring checks those of reads only. */
final class Preconditions {

    private static final Pattern NEXT_TAG = Pattern.compile("\\G[ \\t]*(?:W/)?\"[\\x21\\x23-\\x7E]*\"[ \\t]*(,|$)");

    private Preconditions() {}

    /**
     * Rejects a change if the todo has changed since the client read it, or is a version that the client excludes. Weak
     * tags never match in {@code If-Match}.
     *
     * @throws Problem 412 if a precondition does not hold, 400 if a header is malformed
     */
    static void check(@Nullable String ifMatch, @Nullable String ifNoneMatch, TodoView todo) {
        if (ifMatch != null && !matches(HttpHeaders.IF_MATCH, ifMatch, todo, true)) {
            throw new Problem(
                    HttpStatus.PRECONDITION_FAILED,
                    "The todo has changed since it was read; its ETag is now %s. Nothing was changed; read it again."
                            .formatted(todo.etag()));
        }
        if (ifNoneMatch != null && matches(HttpHeaders.IF_NONE_MATCH, ifNoneMatch, todo, false)) {
            throw new Problem(
                    HttpStatus.PRECONDITION_FAILED,
                    "The todo's ETag is %s, which If-None-Match excludes. Nothing was changed.".formatted(todo.etag()));
        }
    }

    private static boolean matches(String name, String header, TodoView todo, boolean strong) {
        if (!isWellFormed(header.strip())) {
            throw Problem.invalid(name, "must be * or entity tags in double quotes, such as \"3\"");
        }
        ETag current = ETag.create(todo.etag());
        return ETag.parse(header).stream().anyMatch(tag -> tag.isWildcard() || tag.compare(current, strong));
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
