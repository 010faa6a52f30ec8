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
 * Checks a password, which costs the same when there is no such user. Who guesses too often waits before the next try. A
 * user is named in the audit only if there is one: what was typed instead might be a password.
 */
@Component
class GuardedSignIn implements AuthenticationProvider {

    private static final String ANONYMOUS = "anonymous";

    private final ConsoleUsers users;
    private final FailedAttempts attempts;
    private final RepeatedEvents audit;
    private final DaoAuthenticationProvider passwords;

    GuardedSignIn(ConsoleUsers users, FailedAttempts attempts, RepeatedEvents audit) {
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
        Attempt attempt = begin(request.getName(), address);
        try {
            Authentication user = passwords.authenticate(request);
            attempts.succeeded(attempt);
            return user;
        } catch (BadCredentialsException wrong) {
            String known = users.exists(request.getName()) ? request.getName() : null;
            attempts.failed(attempt, known);
            refused(known, known == null ? "unknown user" : "wrong password", attempt.address());
            throw wrong;
        } finally {
            attempts.ended(attempt);
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
