package dev.yata.todo.security;

import dev.yata.todo.authserver.AuthServerProperties;
import dev.yata.todo.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Says why a token did not do: a challenge (RFC 6750 §3, RFC 9728 §5.1) in the header and a problem in the body. */
@Component
class BearerChallenges implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final URI metadata;
    private final HandlerExceptionResolver problems;

    BearerChallenges(
            AuthServerProperties properties, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        URI resource = URI.create(properties.apiResource());
        this.metadata = resource.resolve("/.well-known/oauth-protected-resource" + resource.getRawPath());
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        if (exception instanceof AuthenticationServiceException) {
            answer(
                    request,
                    response,
                    Problem.retryLater(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "The access token cannot be checked because the authorization server does not answer;"
                                    + " try again shortly.",
                            Duration.ofSeconds(2)));
        } else if (exception instanceof OAuth2AuthenticationException refused) {
            OAuth2Error error = refused.getError();
            HttpStatus status =
                    error instanceof BearerTokenError bearer ? bearer.getHttpStatus() : HttpStatus.UNAUTHORIZED;
            challenge(request, response, status, error.getErrorCode(), reasonOf(refused));
        } else {
            challenge(request, response, HttpStatus.UNAUTHORIZED, null, "Send an access token as Bearer");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception) {
        challenge(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "insufficient_scope",
                "The access token needs the scope " + Scopes.neededBy(request));
    }

    private void challenge(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            @Nullable String error,
            String reason) {
        StringBuilder challenge = new StringBuilder("Bearer ");
        if (error != null) {
            challenge.append("error=\"").append(error).append("\", error_description=\"");
            challenge.append(reason).append("\", ");
        }
        challenge.append("scope=\"").append(Scopes.neededBy(request)).append("\", ");
        challenge.append("resource_metadata=\"").append(metadata).append('"');
        Problem problem = new Problem(status, reason + ".");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge.toString());
        answer(request, response, problem);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        problems.resolveException(request, response, null, problem);
    }

    /** The validators' own words where they judged; what a parser or a signature check said stays inside. */
    private static String reasonOf(OAuth2AuthenticationException refused) {
        String reason = refused.getError().getDescription();
        if (refused.getCause() instanceof JwtValidationException invalid) {
            reason = invalid.getErrors().iterator().next().getDescription();
        } else if (refused.getCause() != null) {
            reason = "The access token is malformed or not signed by the authorization server";
        }
        return reason == null ? "The access token is not valid" : reason.replaceAll("[^ !#-\\[\\]-~]", "");
    }
}
