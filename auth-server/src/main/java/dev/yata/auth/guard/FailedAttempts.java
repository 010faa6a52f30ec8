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
 * Slows down guessing without locking out the owner of a name. Failures count for a name at one address, and for all
 * names at that address. So failures at other addresses do not delay a correct secret. Failures of other names at the
 * same address do not delay a name that has authenticated there before. Failures are forgotten 15 minutes after the
 * last attempt.
 */
@Component
public class FailedAttempts {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final Duration TRUSTED_FOR = Duration.ofDays(1);
    private static final int MAX_ENTRIES = 100_000;

    /** No client or user has a longer name, so all longer names count as one. */
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

    /** A name that was used at an address. */
    private record Claim(String name, Origin origin) {}

    /** An attempt that is being checked, and the places that it occupies. Close it when the check has ended. */
    public static final class Attempt implements AutoCloseable {

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

        /** Frees the places. Has no effect the second time. */
        @Override
        public void close() {
            places.forEach(Failures::leave);
            places.clear();
        }
    }

    /**
     * Begins an attempt to authenticate; report its result with {@link #failed} or {@link #succeeded}, and close it.
     * Limits concurrent attempts to the failures remaining, so that parallel guesses gain nothing; other attempts wait
     * for their turn. A name that has authenticated from this address before and has not failed since does not wait. So
     * other users of the address gain at most one burst of attempts for this name.
     *
     * @param name the client id or user name as it was sent
     * @param address the address of the request
     * @throws TooManyRequestsException if the attempt must wait
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
            attempt.enter(ofName(claim), clock);
            // Checked again, because an attempt with this name may have succeeded in the meantime.
            if (!proved && trusted.getIfPresent(claim) == null) {
                attempt.enter(ofAddress(claim), clock);
            }
            return attempt;
        } catch (TooManyRequestsException blocked) {
            attempt.close();
            throw blocked;
        }
    }

    /**
     * Counts a failure.
     *
     * @param known the client or user of that name; null if there is none
     */
    public void failed(Attempt attempt, @Nullable String known) {
        long now = clock.read();
        ofName(attempt.claim).add(now, known);
        ofAddress(attempt.claim).add(now, null);
        attempt.close();
    }

    /** Forgets the earlier failures of this name at this address. */
    public void succeeded(Attempt attempt) {
        if (trusted.getIfPresent(attempt.claim) == null) {
            trusted.put(attempt.claim, true);
        }
        Failures own = byName.getIfPresent(attempt.claim);
        if (own != null) {
            own.forget();
        }
        attempt.close();
    }

    private Failures ofName(Claim claim) {
        return byName.get(claim, first -> new Failures(settings.failuresPerClient()));
    }

    private Failures ofAddress(Claim claim) {
        return byOrigin.get(claim.origin(), first -> new Failures(settings.failuresPerAddress()));
    }
}
