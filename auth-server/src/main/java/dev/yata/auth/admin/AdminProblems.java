package dev.yata.auth.admin;

import dev.yata.auth.audit.InvalidFilterException;
import dev.yata.auth.audit.TooManyExportsException;
import dev.yata.auth.client.ClientConflictException;
import dev.yata.auth.client.InvalidClientException;
import dev.yata.auth.client.UnknownClientException;
import dev.yata.auth.key.OutdatedMasterKeyException;
import dev.yata.auth.page.InvalidCursorException;
import dev.yata.auth.token.UnknownTokenException;
import dev.yata.resource.problem.InvalidField;
import dev.yata.resource.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers the exceptions of this server with problems (RFC 9457). */
@RestControllerAdvice(basePackageClasses = AdminProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AdminProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidClientException invalid) {
        return answer(Problem.invalid(invalid.errors().entrySet().stream()
                .map(error -> new InvalidField(error.getKey(), error.getValue()))
                .toList()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidCursorException invalid) {
        return answer(Problem.invalid("cursor", message(invalid)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidFilterException invalid) {
        return answer(Problem.invalid(invalid.field(), message(invalid)));
    }

    @ExceptionHandler({UnknownClientException.class, UnknownTokenException.class})
    ResponseEntity<ProblemDetail> unknown(RuntimeException unknown) {
        return answer(new Problem(HttpStatus.NOT_FOUND, message(unknown)));
    }

    @ExceptionHandler({ClientConflictException.class, OutdatedMasterKeyException.class})
    ResponseEntity<ProblemDetail> conflict(RuntimeException conflict) {
        return answer(new Problem(HttpStatus.CONFLICT, message(conflict)));
    }

    /** Discards the headers of the file download first. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyExportsException tooMany, HttpServletResponse response) {
        response.reset();
        return answer(tooMany);
    }

    private static ResponseEntity<ProblemDetail> answer(ErrorResponseException problem) {
        problem.setType(URI.create("about:blank"));
        // Without a content type, a malformed Accept header would leave the response without a body.
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }

    private static String message(RuntimeException exception) {
        return String.valueOf(exception.getMessage());
    }
}
