package dev.yata.todo.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SweeperTests extends ApiTests {

    private final Instant now = Instant.now();
    private final JdbcClient jdbc;
    private final Sweeper sweeper;
    private final TransactionTemplate transaction;

    SweeperTests(
            @Autowired JdbcClient jdbc,
            @Autowired Sweeper sweeper,
            @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.sweeper = sweeper;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Rows of this test's own, told by the age that they begin with. */
    private void add(int rows, String age) {
        transaction.executeWithoutResult(status -> jdbc.sql("insert into idempotency_keys"
                        + " (account, client_id, key, fingerprint, status, body, created_at)"
                        + " select ?, 'c', ? || n, 'f', 201, '{}', now() - ?::interval from generate_series(1, ?) n")
                .params(account, age, age, rows)
                .update());
    }

    private int rows() {
        return jdbc.sql("select count(*) from idempotency_keys where account = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }

    private void sweep() {
        sweeper.sweep("idempotency_keys", "created_at", now.minusSeconds(86_400));
    }

    @Test
    void sweepWhenMoreThanABatchIsOldThenAllOfItGoesAndTheYoungStays() {
        add(3 * Sweeper.BATCH + 1, "2 days");
        add(2, "1 hour");
        sweep();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void sweepWhenAnotherReplicaIsAtItThenLeavesItAlone() {
        add(1, "2 days");
        transaction.executeWithoutResult(status -> {
            assertThat(sweeper.lock("idempotency_keys")).isTrue();
            CompletableFuture.runAsync(this::sweep).join();
            assertThat(rows()).isEqualTo(1);
        });
        sweep();
        assertThat(rows()).isZero();
    }

    @Test
    void sweepWhenARequestHoldsARowThenTakesTheOthers() {
        add(3, "2 days");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update idempotency_keys set created_at = now() where account = ? and key = '2 days1'")
                    .param(account)
                    .update();
            CompletableFuture.runAsync(this::sweep).join();
        });
        assertThat(rows()).isEqualTo(1);
    }
}
