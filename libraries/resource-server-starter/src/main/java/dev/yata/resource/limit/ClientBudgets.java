package dev.yata.resource.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.yata.resource.problem.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Limits how many requests, and how many bytes in their bodies, each client may send per minute. */
final class ClientBudgets {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Budget requests;
    private final Budget bytes;

    ClientBudgets(ClientLimits limits) {
        requests = new Budget(limits.requestsPerMinute(), "%,d requests".formatted(limits.requestsPerMinute()));
        bytes = new Budget(
                limits.bytesPerMinute().toBytes(),
                "%,d bytes".formatted(limits.bytesPerMinute().toBytes()));
    }

    /**
     * Counts a request.
     *
     * @throws Problem 429 if the client has sent too many
     */
    void countRequest(String clientId) {
        requests.take(clientId, 1);
    }

    /**
     * Counts the bytes of a body.
     *
     * @throws Problem 429 if the client has sent too many
     */
    void countBytes(String clientId, int length) {
        if (length > 0) {
            bytes.take(clientId, length);
        }
    }

    /** The buckets by client. A bucket that was not used for a minute is full again, so the cache may remove it. */
    private static final class Budget {

        private final String name;
        private final LoadingCache<String, Bucket> buckets;

        Budget(long perMinute, String name) {
            this.name = name;
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterAccess(PERIOD.multipliedBy(2))
                    .build(client -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                            .build());
        }

        void take(String clientId, long amount) {
            ConsumptionProbe taken = buckets.get(clientId).tryConsumeAndReturnRemaining(amount);
            if (!taken.isConsumed()) {
                // A retry within the last started second would come too early.
                Duration wait =
                        Duration.ofNanos(taken.getNanosToWaitForRefill()).plusMillis(999);
                throw Problem.retryLater(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "This client sends more than " + name + " per minute. This request changed nothing.",
                        wait);
            }
        }
    }
}
