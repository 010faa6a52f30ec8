package dev.yata.resource.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.NotesTests;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CleaningTests extends NotesTests {

    private final JdbcClient jdbc;
    private final Cleaning cleaning;
    private final TransactionTemplate transaction;

    CleaningTests(
            @Autowired JdbcClient jdbc,
            @Autowired Cleaning cleaning,
            @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.cleaning = cleaning;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Adds rows of this test's account. */
    private void add(int rows, String age) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "insert into idempotency_keys"
                                + " (resource, account, client_id, key, fingerprint, status, body, created_at)"
                                + " select 'r', ?, 'c', ? || n, 'f', 201, '{}', now() - ?::interval from generate_series(1, ?) n")
                .params(account, age, age, rows)
                .update());
    }

    private int rows() {
        return jdbc.sql("select count(*) from idempotency_keys where account = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }

    @Test
    void cleanWhenMoreThanABatchHasExpiredThenAllOfItIsDeleted() {
        add(3 * Cleaning.BATCH + 1, "2 days");
        add(2, "1 hour");
        cleaning.clean();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void cleanWhenAnotherReplicaHoldsTheLockThenNothingIsDeleted() {
        add(1, "2 days");
        transaction.executeWithoutResult(status -> {
            assertThat(cleaning.lock(new ExpiringTable("idempotency_keys", "created_at", Duration.ZERO)))
                    .isTrue();
            CompletableFuture.runAsync(cleaning::clean).join();
            assertThat(rows()).isEqualTo(1);
        });
        cleaning.clean();
        assertThat(rows()).isZero();
    }

    @Test
    void cleanWhenARowIsLockedThenTheOthersAreDeleted() {
        add(3, "2 days");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update idempotency_keys set created_at = now() where account = ? and key = '2 days1'")
                    .param(account)
                    .update();
            CompletableFuture.runAsync(cleaning::clean).join();
        });
        assertThat(rows()).isEqualTo(1);
    }
}
