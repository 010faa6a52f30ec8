package dev.yata.auth.endpoint;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks the format of requests to the token, introspection and revocation endpoints: POST, form-encoded, at most 16
 * KB, parameters only in the body, and each only once (RFC 6749 section 3.2). Forbids caching of the responses.
 */
@Component
public final class FormRequestRules extends OncePerRequestFilter {

    /** The paths that these rules apply to. */
    public static final List<String> PATHS = List.of("/oauth/token", "/oauth/introspect", "/oauth/revoke");

    /** The largest accepted body; {@code server.tomcat.max-http-form-post-size} sets the same limit for Tomcat. */
    private static final int MAX_BYTES = 16 * 1024;

    private static final String TOO_LARGE = "The body exceeds 16 KB";

    private static final Pattern BASIC = Pattern.compile("\\s*basic(\\s.*)?", Pattern.CASE_INSENSITIVE);

    /** Parameters that authenticate a client. A request must use only one method (RFC 6749 section 2.3). */
    private static final List<String> BODY_CREDENTIALS = List.of("client_secret", "client_assertion");

    private static final Logger log = LoggerFactory.getLogger(FormRequestRules.class);

    private final OAuthError errors;

    FormRequestRules(OAuthError errors) {
        this.errors = errors;
    }

    /** Returns whether these rules, and the errors of RFC 6749, apply to a path. */
    public static boolean cover(String path) {
        return PATHS.contains(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.PRAGMA, "no-cache");
        if (!"POST".equals(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
            errors.write(response, HttpStatus.METHOD_NOT_ALLOWED, "invalid_request", "Use POST");
            return;
        }
        if (request.getContentLengthLong() > MAX_BYTES) {
            errors.write(response, HttpStatus.CONTENT_TOO_LARGE, "invalid_request", TOO_LARGE);
            return;
        }
        try {
            String violation = violation(request);
            if (violation != null) {
                errors.write(response, HttpStatus.BAD_REQUEST, "invalid_request", violation);
                return;
            }
        } catch (InvalidParameterException unreadable) {
            if (unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()) {
                errors.write(response, HttpStatus.CONTENT_TOO_LARGE, "invalid_request", TOO_LARGE);
            } else {
                errors.write(response, HttpStatus.BAD_REQUEST, "invalid_request", "The form is malformed");
            }
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException unavailable) {
            log.error("The database did not answer", unavailable);
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            errors.write(
                    response, HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "Try again in a few seconds");
        }
    }

    private static @Nullable String violation(HttpServletRequest request) {
        if (request.getQueryString() != null) {
            return "Send all parameters in the body, not in the query string";
        }
        if (!isForm(request.getContentType())) {
            return "Send the parameters as " + MediaType.APPLICATION_FORM_URLENCODED_VALUE;
        }
        Map<String, String[]> parameters = request.getParameterMap();
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            // RFC 8707 section 2 allows several resources; the grant decides how many it accepts.
            if (parameter.getValue().length > 1 && !"resource".equals(parameter.getKey())) {
                return "A parameter is given more than once";
            }
        }
        List<String> authorizations = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (authorizations.size() > 1) {
            return "Send one Authorization header";
        }
        long methods = authorizations.stream().filter(BASIC.asMatchPredicate()).count()
                + BODY_CREDENTIALS.stream().filter(parameters::containsKey).count();
        if (methods > 1) {
            return "Authenticate in one way: by the Authorization header, by client_secret or by client_assertion";
        }
        return null;
    }

    private static boolean isForm(@Nullable String contentType) {
        String type =
                Objects.requireNonNullElse(contentType, "").split(";", 2)[0].strip();
        return MediaType.APPLICATION_FORM_URLENCODED_VALUE.equalsIgnoreCase(type);
    }
}
