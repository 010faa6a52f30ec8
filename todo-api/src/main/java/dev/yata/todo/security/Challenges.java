package dev.yata.todo.security;

import dev.yata.todo.dpop.Proofs;
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
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Says why a token did not do: challenges (RFC 6750 §3, RFC 9449 §7.1, RFC 9728 §5.1) in the header and a problem in the
 * body. The error stands with the scheme that the token came with, the other scheme is only offered.
 */
@Component
class Challenges implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String ALGORITHMS = "algs=\"" + String.join(" ", Proofs.ALGORITHMS) + "\", ";

    private final URI metadata;
    private final HandlerExceptionResolver problems;

    Challenges(PublicUri publicUri, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.metadata = publicUri.metadata();
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        if (exception instanceof InternalAuthenticationServiceException) {
            problems.resolveException(request, response, null, exception);
        } else if (exception instanceof AuthenticationServiceException) {
            problems.resolveException(
                    request,
                    response,
                    null,
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
            challenge(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    null,
                    "Send an access token in the Authorization header");
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
        String told = error == null ? "" : "error=\"" + error + "\", error_description=\"" + reason + "\", ";
        String rest = "scope=\"" + Scopes.neededBy(request) + "\", resource_metadata=\"" + metadata + '"';
        boolean proof = SentTokens.withProof(request);
        Problem problem = new Problem(status, reason + ".");
        HttpHeaders headers = problem.getHeaders();
        headers.add(HttpHeaders.WWW_AUTHENTICATE, (proof ? "DPoP " + told + ALGORITHMS : "Bearer " + told) + rest);
        if (status == HttpStatus.UNAUTHORIZED) {
            headers.add(HttpHeaders.WWW_AUTHENTICATE, (proof ? "Bearer " : "DPoP " + ALGORITHMS) + rest);
        }
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
