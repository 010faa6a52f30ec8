package dev.yata.auth.cleaning;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what has expired, each minute, in batches so small that traffic does not feel it, on one replica at a time. */
@Component
class Cleaning {

    private static final int BATCH = 5_000;

    /** Any number that no other task uses. */
    private static final long LOCK = 0x79617461_0001L;

    private static final Logger log = LoggerFactory.getLogger(Cleaning.class);

    private final List<Perishable> perishables;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Cleaning(List<Perishable> perishables, JdbcClient jdbc, TransactionTemplate transaction) {
        this.perishables = perishables;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "1m", initialDelayString = "1m")
    void clean() {
        for (Perishable perishable : perishables) {
            try {
                clean(perishable);
            } catch (RuntimeException failed) {
                log.warn("Expired rows stay for another minute", failed);
            }
        }
    }

    private void clean(Perishable perishable) {
        int deleted;
        do {
            deleted = transaction.execute(status -> lock() ? perishable.deleteExpired(BATCH) : 0);
        } while (deleted == BATCH);
    }

    /** Whether no other replica is at it; held until the transaction ends. */
    private boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }
}
