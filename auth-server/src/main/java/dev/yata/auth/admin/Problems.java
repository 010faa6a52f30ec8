package dev.yata.auth.admin;

import dev.yata.auth.client.ClientConflictException;
import dev.yata.auth.client.InvalidClientException;
import dev.yata.auth.client.UnknownClientException;
import dev.yata.auth.endpoint.ProblemResponse;
import dev.yata.auth.page.InvalidCursorException;
import dev.yata.auth.token.UnknownTokenException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Exceptions as problems (RFC 9457), with the fields to mend in {@code errors}. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final URI BLANK = URI.create("about:blank");

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            problem.setType(BLANK);
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<InvalidField> errors = invalid.getFieldErrors().stream()
                .map(error -> InvalidField.of(
                        error.getField(),
                        error.isBindingFailure() ? "is malformed" : String.valueOf(error.getDefaultMessage())))
                .toList();
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "Some fields are not acceptable.", errors);
        return handleExceptionInternal(invalid, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (RequestSizeLimit.caused(unreadable)) {
            ProblemDetail problem = problem(HttpStatus.CONTENT_TOO_LARGE, RequestSizeLimit.MESSAGE, List.of());
            return handleExceptionInternal(unreadable, problem, headers, HttpStatus.CONTENT_TOO_LARGE, request);
        }
        return handleExceptionInternal(
                unreadable, UnreadableJson.describe(unreadable.getCause()), headers, status, request);
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidClientException invalid) {
        List<InvalidField> errors = invalid.errors().entrySet().stream()
                .map(error -> new InvalidField(error.getKey(), error.getValue()))
                .toList();
        return problem(HttpStatus.BAD_REQUEST, String.valueOf(invalid.getMessage()), errors);
    }

    /** A merge patch whose result can't be read. */
    @ExceptionHandler
    ProblemDetail unreadable(JacksonException unreadable) {
        return UnreadableJson.describe(unreadable);
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidCursorException invalid) {
        List<InvalidField> errors = List.of(new InvalidField("cursor", String.valueOf(invalid.getMessage())));
        return problem(HttpStatus.BAD_REQUEST, "Some fields are not acceptable.", errors);
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidParameterException invalid) {
        return problem(HttpStatus.BAD_REQUEST, "A parameter is not percent-encoded UTF-8.", List.of());
    }

    @ExceptionHandler({UnknownClientException.class, UnknownTokenException.class})
    ProblemDetail unknown(RuntimeException unknown) {
        return problem(HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()), List.of());
    }

    @ExceptionHandler
    ProblemDetail conflict(ClientConflictException conflict) {
        return problem(HttpStatus.CONFLICT, String.valueOf(conflict.getMessage()), List.of());
    }

    @ExceptionHandler
    ProblemDetail overtaken(OptimisticLockingFailureException overtaken) {
        return problem(
                HttpStatus.CONFLICT,
                "Somebody else changed this client at the same moment. Nothing was changed; try again.",
                List.of());
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(RuntimeException failed, HttpServletRequest request) {
        log.error("The database did not answer", failed);
        ProblemDetail problem = problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database does not answer at the moment. Try again in a few seconds.",
                List.of());
        problem.setInstance(ProblemResponse.instance(request));
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problem);
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception failed) {
        log.error("A request failed for a reason of our own", failed);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "The server failed on this request; it has been logged.", List.of());
    }

    static ProblemDetail problem(HttpStatus status, String detail, List<InvalidField> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(BLANK);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }
}
