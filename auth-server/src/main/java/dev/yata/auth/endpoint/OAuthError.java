package dev.yata.auth.endpoint;

import dev.yata.auth.client.GrantType;
import dev.yata.auth.guard.TooManyRequestsException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes every OAuth error (RFC 6749 section 5.2) and counts it as {@code yata.oauth.refused}, by error code.
 * Descriptions never quote the request.
 */
@Component
public final class OAuthError implements AuthenticationFailureHandler {

    private static final String CHALLENGE = "Basic realm=\"YATA\", charset=\"UTF-8\"";

    /** Matches those descriptions of Spring that only name a parameter. */
    private static final Pattern NAME_ONLY = Pattern.compile("OAuth 2\\.0 .*Parameter: (.*)");

    private final JsonMapper json;
    private final MeterRegistry metrics;
    private final String grantTypes;

    OAuthError(JsonMapper json, MeterRegistry metrics, List<GrantType> grants) {
        this.grantTypes = grants.stream().map(GrantType::value).collect(Collectors.joining(" or "));
        this.json = json;
        this.metrics = metrics;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (!(exception instanceof OAuth2AuthenticationException refused)) {
            throw exception;
        }
        OAuth2Error error = refused.getError();
        String description = describe(error);
        if (exception instanceof TooManyRequestsException limited) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(limited.retryAfterSeconds()));
            write(response, HttpStatus.TOO_MANY_REQUESTS, error.getErrorCode(), description);
        } else if (OAuth2ErrorCodes.INVALID_CLIENT.equals(error.getErrorCode())) {
            // RFC 9110 section 15.5.2 requires a challenge with every 401, even if the client sent no Authorization
            // header.
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            write(response, HttpStatus.UNAUTHORIZED, error.getErrorCode(), description);
        } else {
            write(response, HttpStatus.BAD_REQUEST, error.getErrorCode(), description);
        }
    }

    /** Writes an OAuth error of any status. */
    public void write(HttpServletResponse response, HttpStatus status, String error, String description)
            throws IOException {
        metrics.counter("yata.oauth.refused", "error", error).increment();
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        byte[] bytes = json.writeValueAsBytes(body);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Returns our own descriptions unchanged, and replaces Spring's by advice on what to send. */
    private String describe(OAuth2Error error) {
        String description = Objects.requireNonNullElse(error.getDescription(), "");
        if (description.isEmpty()) {
            return "The client credentials are malformed; send the header Authorization: Basic and the base64 of"
                    + " client_id:client_secret, or client_id and client_secret in the body";
        }
        Matcher springs = NAME_ONLY.matcher(description);
        return springs.matches() ? advise(springs.group(1)) : description;
    }

    private String advise(String parameter) {
        return switch (parameter) {
            case "grant_type" -> "grant_type is missing; send grant_type=" + grantTypes;
            case "token" -> "token is missing; send the token in question as the parameter token";
            case "scope" -> "scope is malformed; send names of scopes with one space between them";
            default -> parameter + " is malformed; send it once";
        };
    }
}
