package dev.yata.todo.cleaning;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes old rows until none is left, each batch in a transaction of its own. One replica at a time does it. */
@Component
public class Sweeper {

    /** Rows; a batch of this size takes some 10 ms. */
    static final int BATCH = 5_000;

    /** Two numbers, so that this lock is none of those that take one. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('sweep'), hashtext(?))";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Sweeper(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Deletes every row whose time has come; returns at once when another replica is at it.
     *
     * @param table its name, which is not escaped
     * @param column a {@code timestamptz} of that table with an index, not escaped either
     * @param end rows with this time or an earlier one go
     */
    public void sweep(String table, String column, Instant end) {
        // A row that a request holds is left for the next time rather than waited for.
        String delete =
                "delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s <= ? limit ? for update skip locked))"
                        .formatted(table, column);
        int deleted;
        do {
            deleted = transaction.execute(status -> lock(table)
                    ? jdbc.sql(delete)
                            .params(end.atOffset(ZoneOffset.UTC), BATCH)
                            .update()
                    : 0);
        } while (deleted == BATCH);
    }

    boolean lock(String table) {
        return jdbc.sql(LOCK).param(table).query(Boolean.class).single();
    }
}
