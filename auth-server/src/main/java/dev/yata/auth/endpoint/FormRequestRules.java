package dev.yata.auth.endpoint;

import dev.yata.resource.problem.DatabaseFailure;
import dev.yata.resource.problem.DatabaseFailureLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks the format of requests to the token, introspection and revocation endpoints: POST, form-encoded, at most 16
 * KB, parameters only in the body, and each only once (RFC 6749 section 3.2). Leaves out empty parameters, and forbids
 * caching of the responses.
 */
public final class FormRequestRules extends OncePerRequestFilter {

    /** The paths that these rules apply to. */
    public static final List<String> PATHS = List.of("/oauth/token", "/oauth/introspect", "/oauth/revoke");

    /** The largest accepted body; {@code server.tomcat.max-http-form-post-size} sets the same limit for Tomcat. */
    private static final int MAX_BYTES = 16 * 1024;

    private static final Violation TOO_LARGE = new Violation(HttpStatus.CONTENT_TOO_LARGE, "The body exceeds 16 KB");

    private static final String STORAGE_FULL =
            "Storage is full: the database has no disk space left. An administrator must free some space";

    private static final Pattern BASIC = Pattern.compile("\\s*basic(\\s.*)?", Pattern.CASE_INSENSITIVE);

    /** Parameters that authenticate a client. A request must use only one method (RFC 6749 section 2.3). */
    private static final List<String> BODY_CREDENTIALS = List.of("client_secret", "client_assertion");

    private final OAuthError errors;
    private final DatabaseFailureLog databaseFailures;

    public FormRequestRules(OAuthError errors, DatabaseFailureLog databaseFailures) {
        this.errors = errors;
        this.databaseFailures = databaseFailures;
    }

    /** Returns whether these rules, and the errors of RFC 6749, apply to a path. */
    public static boolean appliesTo(String path) {
        return PATHS.contains(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.PRAGMA, "no-cache");
        FormRequest form = new FormRequest(request);
        Violation violation = findViolation(form);
        if (violation != null) {
            if (violation.status() == HttpStatus.METHOD_NOT_ALLOWED) {
                response.setHeader(HttpHeaders.ALLOW, "POST");
            }
            errors.write(response, violation.status(), "invalid_request", violation.description());
            return;
        }
        try {
            chain.doFilter(form, response);
        } catch (DataAccessException | TransactionException unavailable) {
            if (databaseFailures
                    .add(unavailable)
                    .filter(DatabaseFailure::isStorageFull)
                    .isPresent()) {
                errors.write(response, HttpStatus.INSUFFICIENT_STORAGE, "server_error", STORAGE_FULL);
                return;
            }
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            errors.write(
                    response, HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "Try again in a few seconds");
        }
    }

    private record Violation(HttpStatus status, String description) {

        Violation(String description) {
            this(HttpStatus.BAD_REQUEST, description);
        }
    }

    private static @Nullable Violation findViolation(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            return new Violation(HttpStatus.METHOD_NOT_ALLOWED, "Use POST");
        }
        if (request.getContentLengthLong() > MAX_BYTES) {
            return TOO_LARGE;
        }
        if (request.getQueryString() != null) {
            return new Violation("Send all parameters in the body, not in the query string");
        }
        if (!isForm(request.getContentType())) {
            return new Violation("Send the parameters as " + MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        }
        try {
            return findViolation(request, request.getParameterMap());
        } catch (InvalidParameterException unreadable) {
            return unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                    ? TOO_LARGE
                    : new Violation("The form is malformed");
        }
    }

    private static @Nullable Violation findViolation(HttpServletRequest request, Map<String, String[]> parameters) {
        // RFC 8707 section 2 allows several resources; the grant decides how many it accepts.
        if (parameters.entrySet().stream()
                .anyMatch(parameter -> parameter.getValue().length > 1 && !"resource".equals(parameter.getKey()))) {
            return new Violation("A parameter is given more than once");
        }
        List<String> authorizations = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (authorizations.size() > 1) {
            return new Violation("Send one Authorization header");
        }
        long methods = authorizations.stream().filter(BASIC.asMatchPredicate()).count()
                + BODY_CREDENTIALS.stream().filter(parameters::containsKey).count();
        return methods > 1
                ? new Violation(
                        "Authenticate in one way: by the Authorization header, by client_secret or by client_assertion")
                : null;
    }

    private static boolean isForm(@Nullable String contentType) {
        String type =
                Objects.requireNonNullElse(contentType, "").split(";", 2)[0].strip();
        return MediaType.APPLICATION_FORM_URLENCODED_VALUE.equalsIgnoreCase(type);
    }
}
