package dev.yata.auth.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.RepeatedEvents;
import dev.yata.auth.authentication.AuthenticatedClient;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.stereotype.Component;

/** Limits how many tokens each client may request per minute. */
@Component
public final class TokenRequestLimit {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** The buckets by client. A bucket that was not used for a minute is full again, so the cache may remove it. */
    private final Cache<String, Allowance> allowances = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build();

    private final GuardSettings settings;
    private final RepeatedEvents audit;

    TokenRequestLimit(GuardSettings settings, RepeatedEvents audit) {
        this.settings = settings;
        this.audit = audit;
    }

    private record Allowance(int perMinute, Bucket bucket) {

        static Allowance of(int perMinute) {
            return new Allowance(
                    perMinute,
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                            .build());
        }
    }

    /** Puts the limit in front of a grant. */
    public AuthenticationProvider protect(AuthenticationProvider grant) {
        return new Limited(grant);
    }

    private final class Limited implements AuthenticationProvider {

        private final AuthenticationProvider grant;

        Limited(AuthenticationProvider grant) {
            this.grant = grant;
        }

        @Override
        public @Nullable Authentication authenticate(Authentication request) {
            if (request instanceof OAuth2AuthorizationGrantAuthenticationToken asked
                    && asked.getPrincipal() instanceof AuthenticatedClient client) {
                take(client);
            }
            return grant.authenticate(request);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return grant.supports(authentication);
        }
    }

    private void take(AuthenticatedClient client) {
        ConsumptionProbe taken = bucket(client.clientId(), perMinute(client)).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            audit.count(
                    AuditAction.TOKENS_LIMITED,
                    client.clientId(),
                    client.clientId(),
                    "more than " + perMinute(client) + " token requests per minute",
                    Origin.of(ClientAuthenticationGuard.address(client)).address());
            throw new TooManyRequestsException(
                    "This client requests more than " + perMinute(client) + " tokens per minute",
                    Duration.ofNanos(taken.getNanosToWaitForRefill()),
                    client.clientId());
        }
    }

    private Bucket bucket(String clientId, int perMinute) {
        Allowance allowance = allowances.getIfPresent(clientId);
        if (allowance == null || allowance.perMinute() != perMinute) {
            allowance = Objects.requireNonNull(allowances
                    .asMap()
                    .compute(
                            clientId,
                            (id, known) ->
                                    known != null && known.perMinute() == perMinute ? known : Allowance.of(perMinute)));
        }
        return allowance.bucket();
    }

    /** Returns the limit of the client, or by default that of the server. */
    private int perMinute(AuthenticatedClient client) {
        return Objects.requireNonNullElse(
                client.metadata().tokenRequestsPerMinute(), settings.tokenRequestsPerMinute());
    }
}
