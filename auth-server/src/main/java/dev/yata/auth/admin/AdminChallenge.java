package dev.yata.auth.admin;

import dev.yata.auth.settings.ProtectedResources;
import dev.yata.resource.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Rejects requests to the admin API with a challenge (RFC 6750 section 3) and a problem. */
@Component
public final class AdminChallenge implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String SCOPE = "scope=\"" + ProtectedResources.CLIENTS_ADMIN + "\"";
    private static final String INVALID = "The access token is malformed, expired, revoked or not for this resource";

    private final HandlerExceptionResolver problems;

    AdminChallenge(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    /** Answers a missing token with a plain challenge, and an invalid one with {@code invalid_token}. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        if (exception instanceof OAuth2AuthenticationException) {
            String error = "error=\"invalid_token\", error_description=\"" + INVALID + "\", ";
            refuse(request, response, HttpStatus.UNAUTHORIZED, error, INVALID + ".");
        } else {
            refuse(request, response, HttpStatus.UNAUTHORIZED, "", "Send an access token: Authorization: Bearer …");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception) {
        refuse(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "error=\"insufficient_scope\", ",
                "The access token lacks the scope " + ProtectedResources.CLIENTS_ADMIN + ".");
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String error, String detail) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer " + error + SCOPE);
        problems.resolveException(request, response, null, new Problem(status, detail));
    }
}
