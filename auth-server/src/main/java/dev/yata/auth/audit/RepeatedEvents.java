package dev.yata.auth.audit;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records frequent events as counts. The first event of a kind is written within a second; the others become one row
 * per minute, with their number and the time of the last. After a minute without events of a kind, its next event is
 * again written within a second. Requests do not wait for the database, so their duration does not reveal what was
 * recorded. A crash loses up to a minute of counts.
 */
@Component
public class RepeatedEvents {

    /** The maximum number of kinds with an address. More kinds are counted without their address. */
    private static final int MAX_KINDS = 5_000;

    private static final String SEVERAL = "several";

    private static final Logger log = LoggerFactory.getLogger(RepeatedEvents.class);

    private final AuditLog audit;
    private final TransactionOperations transaction;

    /** The number of events of each kind since it was last written. */
    private final ConcurrentMap<Kind, Tally> counted = new ConcurrentHashMap<>();

    private final Queue<Map.Entry<Kind, Tally>> firsts = new ConcurrentLinkedQueue<>();

    RepeatedEvents(AuditLog audit, TransactionOperations transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    private record Kind(
            AuditAction action, String actor, @Nullable String target, String detail, String address) {

        Kind anywhere() {
            return new Kind(action, actor, target, detail, SEVERAL);
        }
    }

    /** @param last the {@link System#nanoTime} of the last event */
    private record Tally(int times, long last) {

        Tally and(Tally later) {
            return new Tally(times + later.times, Math.max(last, later.last));
        }
    }

    /**
     * Counts an event.
     *
     * @param actor an authenticated client id or user name, or "anonymous"
     * @param target an existing client or user, or null; never a value from an unauthenticated request
     */
    public void count(AuditAction action, String actor, @Nullable String target, String detail, String address) {
        Kind kind = new Kind(action, actor, target, detail, address);
        if (counted.size() >= MAX_KINDS && !counted.containsKey(kind)) {
            kind = kind.anywhere();
        }
        Tally once = new Tally(1, System.nanoTime());
        Tally none = new Tally(0, once.last());
        if (counted.merge(kind, none, (before, first) -> before.and(once)).equals(none)) {
            firsts.add(Map.entry(kind, once));
        }
    }

    @Scheduled(fixedDelayString = "500ms")
    void writeFirsts() {
        Map<Kind, Tally> first = new LinkedHashMap<>();
        for (Map.Entry<Kind, Tally> each = firsts.poll(); each != null; each = firsts.poll()) {
            first.merge(each.getKey(), each.getValue(), Tally::and);
        }
        write(first);
    }

    @Scheduled(fixedRateString = "1m", initialDelayString = "1m")
    void writeSums() {
        Map<Kind, Tally> sums = new LinkedHashMap<>();
        for (Kind kind : counted.keySet()) {
            counted.computeIfPresent(kind, (same, tally) -> {
                if (tally.times() == 0) {
                    return null;
                }
                sums.put(kind, tally);
                return new Tally(0, tally.last());
            });
        }
        write(sums);
    }

    @PreDestroy
    void writeAll() {
        writeFirsts();
        writeSums();
    }

    private void write(Map<Kind, Tally> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            long now = System.nanoTime();
            transaction.executeWithoutResult(status -> events.forEach((kind, tally) -> audit.add(
                    kind.action(),
                    kind.actor(),
                    kind.target(),
                    kind.detail(),
                    kind.address(),
                    tally.times(),
                    Duration.ofNanos(now - tally.last()))));
        } catch (DataAccessException | TransactionException failed) {
            log.warn("{} counts could not be written to the audit; the next attempt is in a minute", events.size());
            events.forEach((kind, tally) -> counted.merge(kind, tally, Tally::and));
        }
    }
}
