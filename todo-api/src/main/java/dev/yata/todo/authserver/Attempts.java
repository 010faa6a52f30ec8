package dev.yata.todo.authserver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One attempt at a time: who asks meanwhile shares it, and when it has ended there is a pause before the next one. So a
 * server that hangs costs one fetch, however many requests want what it has.
 */
public final class Attempts {

    private final Clock clock;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(true);
    private volatile Instant endedAt = Instant.EPOCH;

    public Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Begins an attempt, unless one is under way or ended less than a pause ago: then that one is returned. */
    public synchronized CompletableFuture<?> begin(Duration pause, Supplier<CompletableFuture<?>> attempt) {
        if (last.isDone() && !clock.instant().isBefore(endedAt.plus(pause))) {
            last = attempt.get().whenComplete((result, failure) -> endedAt = clock.instant());
        }
        return last;
    }

    /** Waits for an attempt's end, however it ends, but no longer than this. */
    public static void await(CompletableFuture<?> attempt, Duration atMost) {
        try {
            attempt.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Who waited looks at what there is now.
        }
    }
}
