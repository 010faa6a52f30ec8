package dev.yata.resource.problem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each kind of database failure at most once in a period, however many requests fail. Remembers for a minute that
 * the database's storage was full.
 */
public final class DatabaseFailureLog {

    static final Duration PERIOD = Duration.ofSeconds(10);

    static final Duration STORAGE_FULL_FOR = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFailureLog.class);

    private final Clock clock;
    private volatile Instant storageLastFull = Instant.MIN;
    private final Map<DatabaseFailure, Period> periods = new ConcurrentHashMap<>();

    DatabaseFailureLog(Clock clock) {
        this.clock = clock;
    }

    /** Logs a failure without its stack trace. Returns empty, and logs nothing, if the database did not cause it. */
    public Optional<DatabaseFailure> add(Throwable exception) {
        Optional<DatabaseFailure> failure = DatabaseFailure.of(exception);
        failure.ifPresent(this::add);
        return failure;
    }

    /** Returns whether a request found the storage full in the last minute. */
    boolean isStorageFull() {
        return clock.instant().minus(STORAGE_FULL_FOR).isBefore(storageLastFull);
    }

    private void add(DatabaseFailure failure) {
        Instant now = clock.instant();
        if (failure.isStorageFull()) {
            storageLastFull = now;
        }
        Period period = periods.compute(
                failure,
                (kind, last) -> last == null
                        ? new Period(now, 1, 0)
                        : now.isAfter(last.start().plus(PERIOD))
                                ? new Period(now, 1, last.failures() - 1)
                                : new Period(last.start(), last.failures() + 1, 0));
        if (period.failures() == 1) {
            LOG.warn(
                    "The database failed on a request{}: {}. {} more requests failed in this way since the last line",
                    failure.isStorageFull() ? ", because its disk is full; free some space" : "",
                    failure,
                    period.notLogged());
        }
    }

    /**
     * Counts the failures of one kind.
     *
     * @param notLogged failures of the period before
     */
    private record Period(Instant start, int failures, int notLogged) {}
}
