package dev.yata.auth.audit;

import jakarta.annotation.PreDestroy;
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
 * one row with their number; a kind that paused for a minute is new again. Written beside the requests, so that neither
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
    private final ConcurrentMap<Kind, Integer> counted = new ConcurrentHashMap<>();

    private final Queue<Kind> firsts = new ConcurrentLinkedQueue<>();

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
        if (counted.merge(kind, 0, (before, first) -> before + 1) == 0) {
            firsts.add(kind);
        }
    }

    @Scheduled(fixedDelayString = "500ms")
    void writeFirsts() {
        Map<Kind, Integer> first = new LinkedHashMap<>();
        for (Kind kind = firsts.poll(); kind != null; kind = firsts.poll()) {
            first.merge(kind, 1, Integer::sum);
        }
        write(first);
    }

    @Scheduled(fixedRateString = "1m", initialDelayString = "1m")
    void writeSums() {
        Map<Kind, Integer> sums = new LinkedHashMap<>();
        for (Kind kind : counted.keySet()) {
            counted.computeIfPresent(kind, (same, count) -> {
                if (count == 0) {
                    return null;
                }
                sums.put(kind, count);
                return 0;
            });
        }
        write(sums);
    }

    @PreDestroy
    void writeAll() {
        writeFirsts();
        writeSums();
    }

    private void write(Map<Kind, Integer> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> events.forEach((kind, occurrences) ->
                    audit.add(kind.action(), kind.actor(), kind.target(), kind.detail(), kind.address(), occurrences)));
        } catch (DataAccessException | TransactionException failed) {
            log.warn("The database did not take {} sums for the audit; they wait for the next minute", events.size());
            events.forEach((kind, occurrences) -> counted.merge(kind, occurrences, Integer::sum));
        }
    }
}
