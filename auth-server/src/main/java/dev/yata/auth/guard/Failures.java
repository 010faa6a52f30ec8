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
    private int failuresLeft;
    private int inFlight;
    private long blockedSince;
    private Duration blockedFor = Duration.ZERO;
    private @Nullable String target;

    Failures(int allowed) {
        this.allowed = allowed;
        this.failuresLeft = allowed;
        doubling.setMaxInterval(MAX_DELAY_MILLIS);
        this.delays = doubling.start();
    }

    /** Returns whether no failure is counted. */
    synchronized boolean isEmpty() {
        return failuresLeft == allowed && blockedFor.isZero();
    }

    /**
     * Acquires a permit. There is one permit for each failure that is left. If all are taken, waits up to 5 s. Throws
     * {@link TooManyRequestsException} if a delay is running, or no permit was released.
     */
    synchronized void acquire(Ticker clock) {
        long giveUpAt = System.nanoTime() + MAX_WAIT.toNanos();
        refuse(delayLeft(clock.read()));
        while (inFlight >= failuresLeft) {
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
            refuse(delayLeft(clock.read()));
        }
        inFlight++;
    }

    /** Releases a permit. */
    synchronized void release() {
        inFlight--;
        notifyAll();
    }

    /** Forgets all failures. */
    synchronized void forget() {
        delays = doubling.start();
        failuresLeft = allowed;
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
        if (failuresLeft > 1) {
            failuresLeft--;
            return;
        }
        blockedSince = now;
        blockedFor = Duration.ofMillis(delays.nextBackOff());
    }

    private Duration delayLeft(long now) {
        return blockedFor.minusNanos(now - blockedSince);
    }
}
