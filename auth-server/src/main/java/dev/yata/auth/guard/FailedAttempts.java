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

    private final Cache<NameAtNetwork, Failures> byName;
    private final Cache<ClientNetwork, Failures> byNetwork;
    private final Cache<NameAtNetwork, Boolean> trusted;
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
        this.byNetwork = bounded(FORGOTTEN_AFTER).build();
        this.trusted = bounded(TRUSTED_FOR).build();
    }

    private Caffeine<Object, Object> bounded(Duration quiet) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterAccess(quiet)
                .ticker(clock);
    }

    /** A name that was used from a network. */
    private record NameAtNetwork(String name, ClientNetwork network) {}

    /** Holds the permits of an attempt that is being checked. Close it when the check has ended. */
    public static final class Attempt implements AutoCloseable {

        private final NameAtNetwork key;
        private final List<Failures> permits = new ArrayList<>();

        private Attempt(NameAtNetwork key) {
            this.key = key;
        }

        public String address() {
            return key.network().address();
        }

        private void acquire(Failures failures, Ticker clock) {
            failures.acquire(clock);
            permits.add(failures);
        }

        /** Releases the permits. Has no effect the second time. */
        @Override
        public void close() {
            permits.forEach(Failures::release);
            permits.clear();
        }
    }

    /**
     * Begins an attempt to authenticate. The caller reports the result with {@link #failed} or {@link #succeeded}, and
     * closes the attempt. Admits at most as many concurrent attempts as failures remain; further attempts wait. So an
     * attacker cannot gain guesses by sending them in parallel. A name that has authenticated from this address, and
     * has not failed since, does not wait. This exemption allows an attacker at the same address one burst
     * of guesses only.
     *
     * @param name the client id or user name as it was sent
     * @param address the address of the request
     * @throws TooManyRequestsException if the attempt must wait
     */
    public Attempt begin(String name, String address) {
        Attempt attempt =
                new Attempt(new NameAtNetwork(name.length() > MAX_NAME ? "" : name, ClientNetwork.of(address)));
        NameAtNetwork key = attempt.key;
        boolean proved = trusted.getIfPresent(key) != null;
        Failures own = byName.getIfPresent(key);
        if (proved && (own == null || own.isEmpty())) {
            return attempt;
        }
        try {
            attempt.acquire(ofName(key), clock);
            // Checked again, because an attempt with this name may have succeeded in the meantime.
            if (!proved && trusted.getIfPresent(key) == null) {
                attempt.acquire(ofAddress(key), clock);
            }
            return attempt;
        } catch (TooManyRequestsException blocked) {
            attempt.close();
            throw blocked;
        }
    }

    /** Returns whether this name has authenticated from this address in the last day. */
    boolean isTrusted(Attempt attempt) {
        return trusted.getIfPresent(attempt.key) != null;
    }

    /** Counts a failure. {@code known} is the client or user of that name, or null if there is none. */
    public void failed(Attempt attempt, @Nullable String known) {
        long now = clock.read();
        ofName(attempt.key).add(now, known);
        ofAddress(attempt.key).add(now, null);
        attempt.close();
    }

    /** Forgets the earlier failures of this name at this address. */
    public void succeeded(Attempt attempt) {
        if (trusted.getIfPresent(attempt.key) == null) {
            trusted.put(attempt.key, true);
        }
        Failures own = byName.getIfPresent(attempt.key);
        if (own != null) {
            own.forget();
        }
        attempt.close();
    }

    private Failures ofName(NameAtNetwork key) {
        return byName.get(key, first -> new Failures(settings.failuresPerClient()));
    }

    private Failures ofAddress(NameAtNetwork key) {
        return byNetwork.get(key.network(), first -> new Failures(settings.failuresPerAddress()));
    }
}
