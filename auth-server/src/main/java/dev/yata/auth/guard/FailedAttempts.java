package dev.yata.auth.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes guessing slow without locking anybody out: failures count for a name from one address, and for the address. Who
 * has the right secret is not held up by what others try from elsewhere, and who had it from this address before is not
 * held up by what his neighbours there try. Forgotten after a quiet quarter of an hour.
 */
@Component
public class FailedAttempts {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final Duration TRUSTED_FOR = Duration.ofDays(1);
    private static final int MAX_ENTRIES = 100_000;

    /** Longer names exist nowhere and count as one. */
    private static final int MAX_NAME = 100;

    private final Cache<Attempt, Failures> byName;
    private final Cache<Origin, Failures> byOrigin;
    private final Cache<Attempt, Boolean> trusted;
    private final GuardSettings settings;
    private final Ticker clock;

    @Autowired
    FailedAttempts(GuardSettings settings) {
        this(settings, Ticker.systemTicker());
    }

    FailedAttempts(GuardSettings settings, Ticker clock) {
        this.settings = settings;
        this.clock = clock;
        this.byName = bounded(FORGOTTEN_AFTER).build();
        this.byOrigin = bounded(FORGOTTEN_AFTER).build();
        this.trusted = bounded(TRUSTED_FOR).build();
    }

    private Caffeine<Object, Object> bounded(Duration quiet) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterAccess(quiet)
                .ticker(clock);
    }

    /** Somebody at an address who says to be a client or user of that name. */
    public record Attempt(String name, String address) {

        Origin origin() {
            return new Origin(address);
        }
    }

    /**
     * An attempt to authenticate that may go on; tell how it ended by {@link #failed} or {@link #succeeded}.
     *
     * @param name the client id or user name as it was sent
     * @param address of the request
     * @throws TooManyRequestsException when it must wait
     */
    public Attempt begin(String name, String address) {
        Attempt attempt = new Attempt(
                name.length() > MAX_NAME ? "" : name, Origin.of(address).address());
        refuseWhileBlocked(byName.getIfPresent(attempt));
        Failures neighbours = byOrigin.getIfPresent(attempt.origin());
        if (neighbours != null && trusted.getIfPresent(attempt) == null) {
            refuseWhileBlocked(neighbours);
        }
        return attempt;
    }

    /**
     * The credentials were wrong.
     *
     * @param known the client or user by that name, null when there is none
     */
    public void failed(Attempt attempt, @Nullable String known) {
        long now = clock.read();
        byName.get(attempt, first -> new Failures(settings.failuresPerClient())).add(now, known);
        byOrigin.get(attempt.origin(), first -> new Failures(settings.failuresPerAddress()))
                .add(now, null);
    }

    /** The credentials were right. */
    public void succeeded(Attempt attempt) {
        byName.invalidate(attempt);
        if (trusted.getIfPresent(attempt) == null) {
            trusted.put(attempt, true);
        }
    }

    private void refuseWhileBlocked(@Nullable Failures failures) {
        if (failures == null) {
            return;
        }
        Duration left = failures.left(clock.read());
        if (left.compareTo(Duration.ZERO) > 0) {
            throw new TooManyRequestsException("Too many failed attempts", left, failures.target());
        }
    }
}
