package dev.yata.resource.security;

import dev.yata.resource.dpop.ProofVerifier;
import dev.yata.resource.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers requests without a sufficient token: challenges (RFC 6750 §3, RFC 9449 §7.1, RFC 9728 §5.1) in the header and
 * a problem in the body. The challenge of the scheme in the request has the error. A 401 also has a challenge of the
 * other scheme, without the error.
 */
class Challenges implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String ALGORITHMS = "algs=\"" + String.join(" ", ProofVerifier.ALGORITHMS) + "\", ";

    private final boolean acceptsDpop;
    private final ScopeRules rules;
    private final URI metadata;
    private final HandlerExceptionResolver problems;

    Challenges(
            Optional<ProofVerifier> proofs,
            ScopeRules rules,
            ResourceUri resourceUri,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.acceptsDpop = proofs.isPresent();
        this.rules = rules;
        this.metadata = resourceUri.metadata();
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
        String reason = rules.scopeFor(request)
                .map("The access token needs the scope "::concat)
                .orElse("No scope allows requests to this address");
        challenge(request, response, HttpStatus.FORBIDDEN, "insufficient_scope", reason);
    }

    private void challenge(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            @Nullable String error,
            String reason) {
        String details = error == null ? "" : "error=\"" + error + "\", error_description=\"" + reason + "\", ";
        String rest = rules.scopeFor(request).map("scope=\"%s\", "::formatted).orElse("") + "resource_metadata=\""
                + metadata + '"';
        boolean dpop = acceptsDpop && RequestTokens.usesDpop(request);
        Problem problem = new Problem(status, reason + ".");
        HttpHeaders headers = problem.getHeaders();
        headers.add(HttpHeaders.WWW_AUTHENTICATE, (dpop ? "DPoP " + details + ALGORITHMS : "Bearer " + details) + rest);
        if (status == HttpStatus.UNAUTHORIZED && acceptsDpop) {
            headers.add(HttpHeaders.WWW_AUTHENTICATE, (dpop ? "Bearer " : "DPoP " + ALGORITHMS) + rest);
        }
        problems.resolveException(request, response, null, problem);
    }

    /** Returns a validator's message. Messages of parsers and signature checks are not shown. */
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
