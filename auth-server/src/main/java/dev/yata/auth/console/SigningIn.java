package dev.yata.auth.console;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Where signing in and out leads to, and its trace in the audit. */
@Component
class SigningIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {

    private final AuditLog audit;
    private final ConsoleUsers users;

    SigningIn(AuditLog audit, ConsoleUsers users) {
        this.audit = audit;
        this.users = users;
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
        if (failed instanceof InternalAuthenticationServiceException) {
            throw failed;
        }
        String username = String.valueOf(request.getParameter("username"));
        boolean known = users.exists(username);
        audit.record(
                AuditAction.CONSOLE_REFUSED,
                known ? username : "console",
                known ? "wrong password" : "unknown user name");
        response.sendRedirect(LoginPage.PATH + "?refused&" + ReturnPath.parameter(request));
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication user) {
        if (user != null) {
            audit.record(AuditAction.CONSOLE_LEFT, user.getName(), "signed out");
        }
    }
}
