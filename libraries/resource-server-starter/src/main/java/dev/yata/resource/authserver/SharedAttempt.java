package dev.yata.resource.authserver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs one attempt at a time. Concurrent callers share the running attempt, and a pause follows each attempt. A server
 * that hangs then costs one fetch, even if many requests need its answer.
 */
public final class SharedAttempt {

    private final Clock clock;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(true);
    private volatile Instant endedAt = Instant.EPOCH;

    public SharedAttempt(Clock clock) {
        this.clock = clock;
    }

    /** Starts an attempt, or returns the last one if it is still running or ended less than {@code pause} ago. */
    public synchronized CompletableFuture<?> start(Duration pause, Supplier<CompletableFuture<?>> attempt) {
        if (last.isDone() && !clock.instant().isBefore(endedAt.plus(pause))) {
            last = attempt.get().whenComplete((result, failure) -> endedAt = clock.instant());
        }
        return last;
    }

    /** Waits until the attempt succeeds, fails, or the time is over; the caller then looks at the cached result. */
    public static void await(CompletableFuture<?> attempt, Duration atMost) {
        try {
            attempt.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The caller uses the older result, or reports that there is none.
        }
    }
}
