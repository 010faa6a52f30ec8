package dev.yata.auth.replay;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets what could not be used again anyway, in bounded batches and on one replica at a time. */
@Component
class ExpiredProofs {

    private static final int BATCH = 10_000;

    /** Any number that no other task uses. */
    private static final long LOCK = 0x79617461_0031L;

    private final OneTimeUse used;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ExpiredProofs(OneTimeUse used, JdbcClient jdbc, TransactionTemplate transaction) {
        this.used = used;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "1m", initialDelayString = "1m")
    void delete() {
        int deleted;
        do {
            deleted = transaction.execute(status -> lock() ? used.deleteExpired(BATCH) : 0);
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
