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
 * Events that may come by the thousand. The first of a kind is written within a second, the further ones of a minute as
 * one row with their number and the time of the last; a kind that paused for a minute is new again. Written beside the requests, so that neither
 * their time tells what was recorded nor a flood waits for the database. A crash loses what was counted since the last
 * minute, an orderly stop nothing.
 */
@Component
public class RepeatedEvents {

    /** More kinds than this are told apart by all but the address. */
    private static final int MAX_KINDS = 5_000;

    private static final String SEVERAL = "several";

    private static final Logger log = LoggerFactory.getLogger(RepeatedEvents.class);

    private final AuditLog audit;
    private final TransactionOperations transaction;

    /** How often each kind came since it was last written. */
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

    /** @param last when the last came, of {@link System#nanoTime} */
    private record Tally(int times, long last) {

        Tally and(Tally later) {
            return new Tally(times + later.times, Math.max(last, later.last));
        }
    }

    /**
     * Counts an event.
     *
     * @param actor a client id or user name that was proved, or "anonymous"
     * @param target one that exists, or null; never what an unauthenticated request sent
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
            log.warn("The database did not take {} sums for the audit; they wait for the next minute", events.size());
            events.forEach((kind, tally) -> counted.merge(kind, tally, Tally::and));
        }
    }
}
