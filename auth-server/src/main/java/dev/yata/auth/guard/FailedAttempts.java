package dev.yata.auth.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final Cache<Claim, Failures> byName;
    private final Cache<Origin, Failures> byOrigin;
    private final Cache<Claim, Boolean> trusted;
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
    private record Claim(String name, Origin origin) {}

    /** A claim that is being checked, and the places it takes up meanwhile. */
    public static final class Attempt {

        private final Claim claim;
        private final List<Failures> places = new ArrayList<>();

        private Attempt(Claim claim) {
            this.claim = claim;
        }

        public String address() {
            return claim.origin().address();
        }

        private void enter(Failures failures, Ticker clock) {
            failures.enter(clock);
            places.add(failures);
        }

        private void leave() {
            places.forEach(Failures::leave);
            places.clear();
        }
    }

    /**
     * An attempt to authenticate that may go on; tell how it ended by {@link #failed} or {@link #succeeded}, and
     * whatever came of it by {@link #ended}. No more go on at a time than may still fail, so that guessing side by side
     * gains nothing; the others wait for their turn, which is soon when the ones before are right. Who was right here
     * before and has not failed since takes no turns: a neighbour who borrows that name gains one burst at most.
     *
     * @param name the client id or user name as it was sent
     * @param address of the request
     * @throws TooManyRequestsException when it must wait
     */
    public Attempt begin(String name, String address) {
        Attempt attempt = new Attempt(new Claim(name.length() > MAX_NAME ? "" : name, Origin.of(address)));
        Claim claim = attempt.claim;
        boolean proved = trusted.getIfPresent(claim) != null;
        Failures own = byName.getIfPresent(claim);
        if (proved && (own == null || own.isEmpty())) {
            return attempt;
        }
        try {
            attempt.enter(own(claim), clock);
            // Asked again, since whom it waited for may have been right.
            if (!proved && trusted.getIfPresent(claim) == null) {
                attempt.enter(neighbours(claim), clock);
            }
            return attempt;
        } catch (TooManyRequestsException blocked) {
            attempt.leave();
            throw blocked;
        }
    }

    /**
     * The credentials were wrong.
     *
     * @param known the client or user by that name, null when there is none
     */
    public void failed(Attempt attempt, @Nullable String known) {
        long now = clock.read();
        own(attempt.claim).add(now, known);
        neighbours(attempt.claim).add(now, null);
        attempt.leave();
    }

    /** The credentials were right. */
    public void succeeded(Attempt attempt) {
        if (trusted.getIfPresent(attempt.claim) == null) {
            trusted.put(attempt.claim, true);
        }
        Failures own = byName.getIfPresent(attempt.claim);
        if (own != null) {
            own.forget();
        }
        attempt.leave();
    }

    /** It is over, also when neither was found out; harmless after the others. */
    public void ended(Attempt attempt) {
        attempt.leave();
    }

    private Failures own(Claim claim) {
        return byName.get(claim, first -> new Failures(settings.failuresPerClient()));
    }

    private Failures neighbours(Claim claim) {
        return byOrigin.get(claim.origin(), first -> new Failures(settings.failuresPerAddress()));
    }
}
