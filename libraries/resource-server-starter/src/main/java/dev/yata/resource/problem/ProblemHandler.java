package dev.yata.resource.problem;

import dev.yata.resource.request.RequestId;
import jakarta.servlet.RequestDispatcher;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;

/** Turns every exception of a request into a problem. Logs internal errors and answers them without details. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final URI NO_TYPE = URI.create("about:blank");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final DatabaseFailureLog databaseFailures;

    ProblemHandler(DatabaseFailureLog databaseFailures) {
        this.databaseFailures = databaseFailures;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                exception.getCause() instanceof JacksonException unreadable
                        ? Problem.invalid(List.of(UnreadableJson.describe(unreadable)))
                        : Problem.invalid("body", "is missing; send a JSON object"),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (exception.getContentType() == null) {
            exception
                    .getBody()
                    .setDetail("Content-Type is missing; use " + MediaType.toString(exception.getSupportedMediaTypes())
                            + ".");
        }
        return super.handleHttpMediaTypeNotSupported(exception, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<InvalidField> errors = exception.getFieldErrors().stream()
                .map(error -> new InvalidField(
                        RequestValidator.snakeCase(error.getField()),
                        error.isBindingFailure() ? "is malformed" : String.valueOf(error.getDefaultMessage())))
                .toList();
        return answer(Problem.invalid(errors), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = exception instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(exception.getPropertyName(), "parameter");
        return answer(Problem.invalid(name, "is not " + AcceptedForm.of(exception.getRequiredType())), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<InvalidField> errors = exception.getParameterValidationResults().stream()
                .flatMap(result -> {
                    RequestParam parameter = result.getMethodParameter().getParameterAnnotation(RequestParam.class);
                    String name = parameter == null || parameter.name().isEmpty()
                            ? Objects.requireNonNullElse(
                                    result.getMethodParameter().getParameterName(), "parameter")
                            : parameter.name();
                    return result.getResolvableErrors().stream()
                            .map(error -> new InvalidField(
                                    name, Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid")));
                })
                .toList();
        return answer(Problem.invalid(errors), request);
    }

    /** Handles JSON that a controller reads itself, such as the result of a merge patch. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unreadable(JacksonException exception, WebRequest request) {
        return answer(Problem.invalid(List.of(UnreadableJson.describe(exception))), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> undecodable(InvalidParameterException exception, WebRequest request) {
        return answer(Problem.invalid("query", "is not percent-encoded UTF-8"), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> conflict(ConcurrencyFailureException exception, WebRequest request) {
        return answer(
                Problem.retryLater(
                        HttpStatus.CONFLICT,
                        "Another request changed the same data at the same time. This one changed nothing; send it again.",
                        Duration.ofSeconds(1)),
                request);
    }

    /**
     * Handles a rejection by the firewall, which checks names and values at their first use. Leaves out its message,
     * which quotes them.
     */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> rejected(RequestRejectedException exception, WebRequest request) {
        return answer(Problem.invalid("query", "contains characters that are not accepted, or a header does"), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception exception, WebRequest request) {
        Optional<DatabaseFailure> database = databaseFailures.add(exception);
        if (database.isEmpty()) {
            LOG.error("A request failed because of an internal error", exception);
        }
        return answer(database.map(ProblemHandler::describe).orElseGet(ProblemHandler::internalError), request);
    }

    private static Problem internalError() {
        return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed on this request; it has been logged.");
    }

    private static Problem describe(DatabaseFailure database) {
        if (database.isStorageFull()) {
            return new Problem(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "Storage is full: the database has no disk space left. Nothing was changed. Changes fail until an"
                            + " administrator frees some space; reading still works.");
        }
        if (!database.isTemporary()) {
            return internalError();
        }
        return Problem.retryLater(
                HttpStatus.SERVICE_UNAVAILABLE,
                database.isTimeout()
                        ? "The database needed too long for this request, so it was stopped and changed nothing. Ask for"
                                + " less, for example with a longer search text, or try again later."
                        : "The database does not answer at the moment; try again shortly.",
                Duration.ofSeconds(5));
    }

    private @Nullable ResponseEntity<Object> answer(Problem problem, WebRequest request) {
        return handleErrorResponseException(problem, problem.getHeaders(), problem.getStatusCode(), request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail detail
                ? detail
                : body instanceof ErrorResponse error ? error.getBody() : ProblemDetail.forStatus(status);
        if (problem.getType() == null) {
            problem.setType(NO_TYPE);
        }
        if (problem.getProperties() != null
                && problem.getProperties().containsKey("errors")
                && request instanceof ServletWebRequest web
                && !SAFE_METHODS.contains(web.getRequest().getMethod())) {
            problem.setDetail(problem.getDetail() + " Nothing was changed.");
        }
        // A controller may have set the version of what it failed to answer.
        if (request instanceof ServletWebRequest web && web.getResponse() != null) {
            web.getResponse().setHeader(HttpHeaders.ETAG, null);
        }
        // On the error route, the problem is about the path that the client requested.
        if (problem.getInstance() == null
                && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI, RequestAttributes.SCOPE_REQUEST)
                        instanceof String path) {
            problem.setInstance(UriComponentsBuilder.newInstance()
                    .path(path)
                    .encode()
                    .build()
                    .toUri());
        }
        String requestId = RequestId.current();
        if (requestId != null) {
            problem.setProperty(RequestId.NAME, requestId);
            // Set again, because a filter may have reset the response.
            if (request instanceof ServletWebRequest web && web.getResponse() != null) {
                web.getResponse().setHeader(RequestId.HEADER, requestId);
            }
        }
        // Without a content type, a malformed Accept header would leave the response without a body.
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
