package dev.yata.resource.cleaning;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes expired rows in batches. Each batch is a separate transaction, so that requests are not delayed. One replica
 * at a time cleans a table.
 */
class Cleaning {

    /** In rows. Deleting one batch takes about 10 ms. */
    static final int BATCH = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Cleaning.class);

    /** Uses the two-number form. It never collides with the one-number locks of requests. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('sweep'), hashtext(?))";

    private final List<ExpiringTable> tables;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Cleaning(List<ExpiringTable> tables, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void clean() {
        for (ExpiringTable table : tables) {
            try {
                clean(table);
            } catch (RuntimeException e) {
                LOG.warn("Expired rows of {} could not be deleted; the next attempt is in a minute", table.name(), e);
            }
        }
    }

    private void clean(ExpiringTable table) {
        // Skips rows that a request has locked; the next run deletes them.
        String delete = "delete from %1$s where ctid = any (array(select ctid from %1$s"
                .concat(" where %2$s <= now() - make_interval(secs => ?) limit ? for update skip locked))")
                .formatted(table.name(), table.column());
        int deleted;
        do {
            deleted = transaction.execute(status -> lock(table)
                    ? jdbc.sql(delete)
                            .params((double) table.keepFor().toSeconds(), BATCH)
                            .update()
                    : 0);
        } while (deleted == BATCH);
    }

    /** Takes the table's lock until the transaction ends; returns false if another replica holds it. */
    boolean lock(ExpiringTable table) {
        return jdbc.sql(LOCK).param(table.name()).query(Boolean.class).single();
    }
}
