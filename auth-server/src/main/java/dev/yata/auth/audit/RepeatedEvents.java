package dev.yata.auth.audit;

import dev.yata.resource.request.RequestId;
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

    /** The actor of a request that was not authenticated. */
    public static final String ANONYMOUS = "anonymous";

    /** The maximum number of kinds with an address. More kinds are counted without their address. */
    private static final int MAX_KINDS = 5_000;

    /** The same for requests that were not authenticated, because anyone can send them from many addresses. */
    private static final int MAX_ANONYMOUS_KINDS = 50;

    private static final Logger log = LoggerFactory.getLogger(RepeatedEvents.class);

    private final AuditLog audit;
    private final TransactionOperations transaction;

    /** The number of events of each kind since it was last written. */
    private final ConcurrentMap<Kind, Count> counted = new ConcurrentHashMap<>();

    private final ConcurrentMap<Kind, Count> countedAnonymous = new ConcurrentHashMap<>();

    private final Queue<Map.Entry<Kind, Count>> firsts = new ConcurrentLinkedQueue<>();

    RepeatedEvents(AuditLog audit, TransactionOperations transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    private record Kind(
            AuditAction action, String actor, @Nullable String target, String detail, String address) {}

    /**
     * @param last the {@link System#nanoTime} of the last event
     * @param requestId of the only event; null if there are several
     */
    private record Count(int times, long last, @Nullable String requestId) {

        Count and(Count later) {
            String only = times == 0 ? later.requestId : later.times == 0 ? requestId : null;
            return new Count(times + later.times, Math.max(last, later.last), only);
        }
    }

    /**
     * Counts an event.
     *
     * @param actor an authenticated client id or user name, or {@link #ANONYMOUS}
     * @param target an existing client or user, or null; never a value from an unauthenticated request
     */
    public void count(AuditAction action, String actor, @Nullable String target, String detail, String address) {
        Kind kind = new Kind(action, actor, target, detail, address);
        ConcurrentMap<Kind, Count> counts = countsOf(kind);
        int max = actor.equals(ANONYMOUS) ? MAX_ANONYMOUS_KINDS : MAX_KINDS;
        if (counts.size() >= max && !counts.containsKey(kind)) {
            kind = new Kind(action, actor, target, detail, "several");
        }
        Count once = new Count(1, System.nanoTime(), RequestId.current());
        Count none = new Count(0, once.last(), null);
        // The merge returns {@code none} only for a kind that was absent, so this is its first event.
        if (counts.merge(kind, none, (before, first) -> before.and(once)).equals(none)) {
            firsts.add(Map.entry(kind, once));
        }
    }

    @Scheduled(fixedDelayString = "500ms")
    void writeFirsts() {
        Map<Kind, Count> first = new LinkedHashMap<>();
        for (Map.Entry<Kind, Count> each = firsts.poll(); each != null; each = firsts.poll()) {
            first.merge(each.getKey(), each.getValue(), Count::and);
        }
        write(first);
    }

    @Scheduled(fixedRateString = "1m", initialDelayString = "1m")
    void writeCounts() {
        Map<Kind, Count> counts = new LinkedHashMap<>();
        take(counted, counts);
        take(countedAnonymous, counts);
        write(counts);
    }

    /** Moves the counts, and forgets kinds without events since the last time. */
    private static void take(ConcurrentMap<Kind, Count> source, Map<Kind, Count> counts) {
        for (Kind kind : source.keySet()) {
            source.computeIfPresent(kind, (same, count) -> {
                if (count.times() == 0) {
                    return null;
                }
                counts.put(kind, count);
                return new Count(0, count.last(), null);
            });
        }
    }

    private ConcurrentMap<Kind, Count> countsOf(Kind kind) {
        return kind.actor().equals(ANONYMOUS) ? countedAnonymous : counted;
    }

    @PreDestroy
    void writeAll() {
        writeFirsts();
        writeCounts();
    }

    private void write(Map<Kind, Count> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            long now = System.nanoTime();
            transaction.executeWithoutResult(status -> events.forEach((kind, count) -> audit.add(
                    kind.action(),
                    kind.actor(),
                    kind.target(),
                    kind.detail(),
                    kind.address(),
                    count.times(),
                    count.requestId(),
                    Duration.ofNanos(now - count.last()))));
        } catch (DataAccessException | TransactionException failed) {
            log.warn("{} counts could not be written to the audit; the next attempt is in a minute", events.size());
            events.forEach((kind, count) -> countsOf(kind).merge(kind, count, Count::and));
        }
    }
}
