package dev.yata.auth.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** Failed attempts that belong together: some are free, then each doubles the wait before the next. Times in ns. */
final class Failures {

    private static final long FIRST_DELAY_MILLIS = 1_000;
    private static final long LONGEST_DELAY_MILLIS = 300_000;

    private final BackOffExecution delays;
    private int free;
    private long blockedSince;
    private Duration blockedFor = Duration.ZERO;
    private @Nullable String target;

    Failures(int free) {
        ExponentialBackOff doubling = new ExponentialBackOff(FIRST_DELAY_MILLIS, 2);
        doubling.setMaxInterval(LONGEST_DELAY_MILLIS);
        this.delays = doubling.start();
        this.free = free;
    }

    /** Remembers one more, and the existing client or user it was about. */
    synchronized void add(long now, @Nullable String knownTarget) {
        target = knownTarget;
        if (free > 1) {
            free--;
            return;
        }
        blockedSince = now;
        blockedFor = Duration.ofMillis(delays.nextBackOff());
    }

    /** How long the next attempt has to wait; zero or less when it may come. */
    synchronized Duration left(long now) {
        return blockedFor.minusNanos(now - blockedSince);
    }

    synchronized @Nullable String target() {
        return target;
    }
}
