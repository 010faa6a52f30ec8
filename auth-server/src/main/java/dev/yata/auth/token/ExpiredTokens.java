package dev.yata.auth.token;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes the records of expired tokens, in bounded batches and on one replica at a time. */
@Component
class ExpiredTokens {

    private static final int BATCH = 10_000;

    /** Any number that no other task uses. */
    private static final long LOCK = 0x79617461_0001L;

    private final TokenRecords records;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ExpiredTokens(TokenRecords records, JdbcClient jdbc, TransactionTemplate transaction) {
        this.records = records;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "1m", initialDelayString = "1m")
    void delete() {
        int deleted;
        do {
            deleted = transaction.execute(status -> lock() ? records.deleteExpired(BATCH) : 0);
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
