package dev.yata.auth.console;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditLog;
import dev.yata.auth.guard.TooManyRequestsException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Redirects after an attempt to sign in, and records sign-ins and sign-outs in the audit. */
@Component
class SignInHandler implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {

    private final AuditLog audit;

    SignInHandler(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication user)
            throws IOException {
        audit.record(AuditAction.CONSOLE_ENTERED, user.getName(), "signed in");
        response.sendRedirect(ReturnPath.of(request));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        if (failed instanceof TooManyRequestsException blocked) {
            refuse(request, response, "wait=" + blocked.retryAfterSeconds());
        } else if (failed instanceof BadCredentialsException || failed instanceof UsernameNotFoundException) {
            refuse(request, response, "refused");
        } else {
            // For example, the database did not answer.
            throw failed;
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String reason)
            throws IOException {
        response.sendRedirect(LoginPage.PATH + "?" + reason + "&" + ReturnPath.parameter(request));
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication user) {
        if (user != null) {
            audit.record(AuditAction.CONSOLE_LEFT, user.getName(), "signed out");
        }
    }
}
