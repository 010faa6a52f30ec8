package dev.yata.auth.guard;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Counts failures. The first failures, up to a limit, cause no delay; each further failure doubles the delay. Times are
 * in nanoseconds.
 */
final class Failures {

    private static final long FIRST_DELAY_MILLIS = 1_000;
    private static final long MAX_DELAY_MILLIS = 300_000;
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final ExponentialBackOff doubling = new ExponentialBackOff(FIRST_DELAY_MILLIS, 2);
    private final int allowed;
    private BackOffExecution delays;
    private int free;
    private int pending;
    private long blockedSince;
    private Duration blockedFor = Duration.ZERO;
    private @Nullable String target;

    Failures(int allowed) {
        this.allowed = allowed;
        this.free = allowed;
        doubling.setMaxInterval(MAX_DELAY_MILLIS);
        this.delays = doubling.start();
    }

    /** Returns whether no failure is counted. */
    synchronized boolean isEmpty() {
        return free == allowed && blockedFor.isZero();
    }

    /**
     * Occupies a place. There is one place for each remaining failure. If all are taken, waits up to 5 s. Throws {@link
     * TooManyRequestsException} if a delay is running, or no place became free.
     */
    synchronized void enter(Ticker clock) {
        long giveUpAt = System.nanoTime() + MAX_WAIT.toNanos();
        refuse(left(clock.read()));
        while (pending >= free) {
            long rest = giveUpAt - System.nanoTime();
            if (rest <= 0) {
                refuse(Duration.ofMillis(FIRST_DELAY_MILLIS));
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, rest);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                refuse(Duration.ofMillis(FIRST_DELAY_MILLIS));
            }
            refuse(left(clock.read()));
        }
        pending++;
    }

    /** Frees a place. */
    synchronized void leave() {
        pending--;
        notifyAll();
    }

    /** Forgets all failures. */
    synchronized void forget() {
        delays = doubling.start();
        free = allowed;
        blockedFor = Duration.ZERO;
        target = null;
        notifyAll();
    }

    private void refuse(Duration left) {
        if (left.compareTo(Duration.ZERO) > 0) {
            throw new TooManyRequestsException("Too many failed attempts", left, target);
        }
    }

    /** Counts one failure. The target is the existing client or user, or null. */
    synchronized void add(long now, @Nullable String knownTarget) {
        target = knownTarget;
        if (free > 1) {
            free--;
            return;
        }
        blockedSince = now;
        blockedFor = Duration.ofMillis(delays.nextBackOff());
    }

    private Duration left(long now) {
        return blockedFor.minusNanos(now - blockedSince);
    }
}
