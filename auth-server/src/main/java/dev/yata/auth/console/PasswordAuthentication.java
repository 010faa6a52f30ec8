package dev.yata.auth.console;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.RepeatedEvents;
import dev.yata.auth.guard.FailedAttempts;
import dev.yata.auth.guard.FailedAttempts.Attempt;
import dev.yata.auth.guard.TooManyRequestsException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks passwords and limits failed attempts. Takes the same time if the user does not exist. The audit names only
 * existing users, since an unknown name may be a password typed into the wrong field.
 */
@Component
class PasswordAuthentication implements AuthenticationProvider {

    private static final String ANONYMOUS = "anonymous";

    private final ConsoleUsers users;
    private final FailedAttempts attempts;
    private final RepeatedEvents audit;
    private final DaoAuthenticationProvider passwords;

    PasswordAuthentication(ConsoleUsers users, FailedAttempts attempts, RepeatedEvents audit) {
        this.users = users;
        this.attempts = attempts;
        this.audit = audit;
        this.passwords = new DaoAuthenticationProvider(users::load);
        this.passwords.setPasswordEncoder(users.passwords());
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String address = request.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        try (Attempt attempt = begin(request.getName(), address)) {
            return authenticate(request, attempt);
        }
    }

    private Authentication authenticate(Authentication request, Attempt attempt) {
        try {
            Authentication user = passwords.authenticate(request);
            attempts.succeeded(attempt);
            return user;
        } catch (BadCredentialsException wrong) {
            String known = users.exists(request.getName()) ? request.getName() : null;
            attempts.failed(attempt, known);
            refused(known, known == null ? "unknown user" : "wrong password", attempt.address());
            throw wrong;
        }
    }

    private Attempt begin(String username, String address) {
        try {
            return attempts.begin(username, address);
        } catch (TooManyRequestsException blocked) {
            refused(null, "not checked, after too many failures", address);
            throw blocked;
        }
    }

    private void refused(@Nullable String username, String reason, String address) {
        audit.count(AuditAction.CONSOLE_REFUSED, ANONYMOUS, username, reason, address);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }
}
