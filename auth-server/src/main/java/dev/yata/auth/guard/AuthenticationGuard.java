package dev.yata.auth.guard;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.RepeatedEvents;
import dev.yata.auth.guard.FailedAttempts.Attempt;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Limits failed authentications before they read the database, and audits the results. The audit names only existing
 * clients and users, since an unknown name may be a secret sent in the wrong place.
 */
@Component
public final class AuthenticationGuard {

    private final FailedAttempts attempts;
    private final RepeatedEvents audit;
    private final PasswordChecks passwordChecks = new PasswordChecks();

    AuthenticationGuard(FailedAttempts attempts, RepeatedEvents audit) {
        this.attempts = attempts;
        this.audit = audit;
    }

    /**
     * Limits attempts to authenticate a client. The cause of an exception shows the result: {@link
     * UsernameNotFoundException}, {@link BadCredentialsException}, or {@link DisabledException} after correct
     * credentials.
     */
    public AuthenticationProvider forClients(AuthenticationProvider credentials) {
        return new Guarded(
                "client", AuditAction.AUTHENTICATION_FAILED, AuditAction.AUTHENTICATION_SUCCEEDED, credentials, false);
    }

    /**
     * Limits attempts to sign in, and how many run at a time. Here the exception itself shows the result. Does not audit
     * successful attempts.
     */
    public AuthenticationProvider forUsers(AuthenticationProvider passwords) {
        return new Guarded("user", AuditAction.CONSOLE_REFUSED, null, passwords, true);
    }

    private final class Guarded implements AuthenticationProvider {

        private final String kind;
        private final AuditAction failure;
        private final @Nullable AuditAction success;
        private final AuthenticationProvider credentials;
        private final boolean slow;

        Guarded(
                String kind,
                AuditAction failure,
                @Nullable AuditAction success,
                AuthenticationProvider credentials,
                boolean slow) {
            this.kind = kind;
            this.failure = failure;
            this.success = success;
            this.credentials = credentials;
            this.slow = slow;
        }

        @Override
        public @Nullable Authentication authenticate(Authentication request) {
            String address = address(request);
            try (Attempt attempt = attempts.begin(request.getName(), address)) {
                return authenticate(request, attempt);
            } catch (TooManyRequestsException blocked) {
                String network = ClientNetwork.of(address).address();
                failed(blocked.target(), "not checked, after too many attempts", network);
                throw blocked;
            }
        }

        private @Nullable Authentication authenticate(Authentication request, Attempt attempt) {
            try {
                Authentication authenticated = slow
                        ? passwordChecks.run(attempts.isTrusted(attempt), () -> credentials.authenticate(request))
                        : credentials.authenticate(request);
                if (authenticated != null) {
                    succeeded(authenticated.getName(), attempt);
                }
                return authenticated;
            } catch (AuthenticationException refused) {
                refused(attempt, request.getName(), refused.getCause() == null ? refused : refused.getCause());
                throw refused;
            }
        }

        private void succeeded(String name, Attempt attempt) {
            attempts.succeeded(attempt);
            if (success != null) {
                audit.count(success, name, name, "authenticated", attempt.address());
            }
        }

        /** Counts a failure, but not an attempt that could not be checked, for example without the database. */
        private void refused(Attempt attempt, String name, Throwable reason) {
            if (reason instanceof DisabledException) {
                failed(name, "the " + kind + " is disabled", attempt.address());
            } else if (reason instanceof BadCredentialsException) {
                attempts.failed(attempt, name);
                failed(name, "wrong credentials", attempt.address());
            } else if (reason instanceof UsernameNotFoundException) {
                attempts.failed(attempt, null);
                failed(null, "unknown " + kind, attempt.address());
            }
        }

        private void failed(@Nullable String target, String reason, String address) {
            audit.count(failure, RepeatedEvents.ANONYMOUS, target, reason, address);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return credentials.supports(authentication);
        }
    }

    /** Returns the address of the request, or "unknown". */
    static String address(Authentication request) {
        return request.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null
                ? details.getRemoteAddress()
                : "unknown";
    }
}
