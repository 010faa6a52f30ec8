package dev.yata.resource.problem;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Reports an error to the client: status, detail and invalid fields (RFC 9457). */
public final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** Creates a problem of the whole request. */
    public Problem(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /** Returns a 400 for invalid fields, parameters or headers. */
    public static Problem invalid(List<InvalidField> errors) {
        return invalid(HttpStatus.BAD_REQUEST, errors);
    }

    /** Returns a problem of another status for invalid fields, parameters or headers. */
    public static Problem invalid(HttpStatus status, List<InvalidField> errors) {
        Problem problem = new Problem(status, detailOf(errors));
        problem.getBody().setProperty("errors", errors);
        return problem;
    }

    /** Returns a 400 for one field, parameter or header. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new InvalidField(field, message)));
    }

    /** Returns a problem that a retry may solve, with {@code Retry-After}. */
    public static Problem retryLater(HttpStatus status, String detail, Duration after) {
        Problem problem = new Problem(status, detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, after.toSeconds())));
        return problem;
    }

    private static String detailOf(List<InvalidField> errors) {
        InvalidField first = errors.get(0);
        String others = errors.size() > 1 ? " (and %d more, see errors)".formatted(errors.size() - 1) : "";
        return first.field() + " " + first.message() + others + ".";
    }
}
