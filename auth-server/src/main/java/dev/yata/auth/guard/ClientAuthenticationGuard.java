package dev.yata.auth.guard;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.RepeatedEvents;
import dev.yata.auth.guard.FailedAttempts.Attempt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Limits failed client authentications at every endpoint before it reads the database, and audits the results. The
 * audit names only existing clients, since an unknown client id may be a secret sent in the wrong place.
 */
@Component
public final class ClientAuthenticationGuard {

    private static final String ANONYMOUS = "anonymous";

    private final FailedAttempts attempts;
    private final RepeatedEvents audit;

    ClientAuthenticationGuard(FailedAttempts attempts, RepeatedEvents audit) {
        this.attempts = attempts;
        this.audit = audit;
    }

    /**
     * Combines the authentication methods behind one limit. A method rejects an existing client with {@code
     * invalid_client} caused by {@link BadCredentialsException}, or by {@link DisabledException} if the credentials
     * were correct. Every other {@code invalid_client} counts as an unknown client.
     */
    public AuthenticationProvider protect(List<? extends AuthenticationProvider> ways) {
        return new Guarded(List.copyOf(ways));
    }

    private final class Guarded implements AuthenticationProvider {

        private final List<AuthenticationProvider> ways;

        Guarded(List<AuthenticationProvider> ways) {
            this.ways = ways;
        }

        @Override
        public @Nullable Authentication authenticate(Authentication request) {
            try (Attempt attempt = begin(request)) {
                return authenticate(request, attempt);
            }
        }

        private @Nullable Authentication authenticate(Authentication request, Attempt attempt) {
            try {
                for (AuthenticationProvider way : ways) {
                    Authentication client = way.authenticate(request);
                    if (client != null) {
                        succeeded(client, attempt);
                        return client;
                    }
                }
                return null;
            } catch (OAuth2AuthenticationException refused) {
                if (OAuth2ErrorCodes.INVALID_CLIENT.equals(refused.getError().getErrorCode())) {
                    refused(attempt, request.getName(), refused.getCause());
                }
                throw refused;
            }
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return ways.stream().anyMatch(way -> way.supports(authentication));
        }
    }

    private Attempt begin(Authentication request) {
        String address = address(request);
        try {
            return attempts.begin(request.getName(), address);
        } catch (TooManyRequestsException blocked) {
            failed(
                    blocked.target(),
                    "not checked, after too many failures",
                    Origin.of(address).address());
            throw blocked;
        }
    }

    private void succeeded(Authentication client, Attempt attempt) {
        attempts.succeeded(attempt);
        audit.count(
                AuditAction.AUTHENTICATION_SUCCEEDED,
                client.getName(),
                client.getName(),
                "authenticated",
                attempt.address());
    }

    private void refused(Attempt attempt, String clientId, @Nullable Throwable cause) {
        if (cause instanceof DisabledException) {
            failed(clientId, "the client is disabled", attempt.address());
        } else if (cause instanceof BadCredentialsException) {
            attempts.failed(attempt, clientId);
            failed(clientId, "wrong credentials", attempt.address());
        } else {
            attempts.failed(attempt, null);
            failed(null, "unknown client", attempt.address());
        }
    }

    private void failed(@Nullable String target, String reason, String address) {
        audit.count(AuditAction.AUTHENTICATION_FAILED, ANONYMOUS, target, reason, address);
    }

    static String address(Authentication request) {
        return request.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null
                ? details.getRemoteAddress()
                : "unknown";
    }
}
