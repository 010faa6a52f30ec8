package dev.yata.auth.guard;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.RepeatedEvents;
import dev.yata.auth.authentication.AuthenticatedClient;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Limits how many tokens each client may request per minute. */
@Component
public final class TokenRequestLimit {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** The buckets by client. A bucket that was not used for a minute is full again, so the cache may remove it. */
    private final LoadingCache<Limit, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build(Limit::newBucket);

    private final GuardSettings settings;
    private final RepeatedEvents audit;

    TokenRequestLimit(GuardSettings settings, RepeatedEvents audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /** The limit of one client. A changed limit starts with a full bucket. */
    private record Limit(String clientId, int perMinute) {

        Bucket newBucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                    .build();
        }
    }

    /** Counts a token request. Throws {@link TooManyRequestsException} above the limit of the client or the server. */
    public void count(AuthenticatedClient client) {
        Limit limit = new Limit(
                client.clientId(),
                Objects.requireNonNullElse(
                        client.metadata().tokenRequestsPerMinute(), settings.tokenRequestsPerMinute()));
        ConsumptionProbe taken = buckets.get(limit).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            audit.count(
                    AuditAction.TOKENS_LIMITED,
                    limit.clientId(),
                    limit.clientId(),
                    "more than " + limit.perMinute() + " token requests per minute",
                    ClientNetwork.of(AuthenticationGuard.address(client)).address());
            throw new TooManyRequestsException(
                    "This client requests more than " + limit.perMinute() + " tokens per minute",
                    Duration.ofNanos(taken.getNanosToWaitForRefill()),
                    limit.clientId());
        }
    }
}
