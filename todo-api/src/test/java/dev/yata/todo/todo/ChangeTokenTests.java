package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.todo.ApiTests;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests the database's triggers that renew the change tokens of an account. */
class ChangeTokenTests extends ApiTests {

    private static final String INSERT = "insert into todos (id, account, version, title, priority, tags, search_text,"
            + " created_at, updated_at) select gen_random_uuid(), :account, 0, 'many', 1, '{}', 'many', now(), now()";

    private final String owner = "account-" + UUID.randomUUID();
    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    /** Uses a connection without the pool's time limits. */
    ChangeTokenTests(@Autowired HikariDataSource pool) {
        connection = new SingleConnectionDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), true);
        jdbc = JdbcClient.create(connection);
    }

    @AfterEach
    void close() {
        connection.destroy();
    }

    private void insert(String name, int todos) {
        jdbc.sql(INSERT + " from generate_series(1, :todos)")
                .param("account", name)
                .param("todos", todos)
                .update();
    }

    private void change(String sql) {
        jdbc.sql(sql).param("account", owner).update();
    }

    private List<UUID> tokens(String name) {
        return jdbc.sql("select mark from todo_marks where account = :account order by slot")
                .param("account", name)
                .query(UUID.class)
                .list();
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(connection));
    }

    @Test
    @Timeout(60)
    void insertWhenOneStatementHasManyRowsThenTakesLinearTime() {
        transaction().executeWithoutResult(status -> insert(owner, 100_000));
        assertThat(tokens(owner)).hasSize(1);
        change("delete from todos where account = :account");
    }

    @Test
    @Timeout(60)
    void insertWhenOneTransactionHasManyStatementsThenTakesLinearTime() {
        transaction()
                .executeWithoutResult(status -> change("do $$ begin for i in 1..50000 loop "
                        + INSERT.replace(":account", "'" + owner + "'") + "; end loop; end $$"));
        assertThat(tokens(owner)).hasSize(1);
        change("delete from todos where account = :account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update todos set title = 'changed' where account = :account",
                "delete from todos where account = :account",
                "truncate todos"
            })
    void changeWhenCommittedThenTokenIsNew(String sql) {
        insert(owner, 2);
        List<UUID> before = tokens(owner);
        change(sql);
        assertThat(tokens(owner)).isNotEqualTo(before);
    }

    @Test
    void changeWhenNoRowIsConcernedThenTokenStays() {
        insert(owner, 1);
        List<UUID> before = tokens(owner);
        change("update todos set title = 'changed' where account = :account and title = 'another'");
        assertThat(tokens(owner)).isEqualTo(before);
    }

    @Test
    void changeWhenTodosMoveToAnotherAccountThenTokensOfBothAreNew() {
        insert(owner, 1);
        String other = "other-" + owner;
        insert(other, 1);
        List<UUID> before = tokens(owner);
        List<UUID> otherBefore = tokens(other);
        change("update todos set account = 'other-' || account where account = :account");
        assertThat(tokens(owner)).isNotEqualTo(before);
        assertThat(tokens(other)).isNotEqualTo(otherBefore);
    }

    @Test
    void changeWhenEarlierChangeWasRolledBackToSavepointThenTokenIsNew() {
        insert(owner, 1);
        List<UUID> before = tokens(owner);
        transaction().executeWithoutResult(status -> {
            Object savepoint = status.createSavepoint();
            change("update todos set title = 'undone' where account = :account");
            status.rollbackToSavepoint(savepoint);
            assertThat(tokens(owner)).isEqualTo(before);
            change("update todos set title = 'kept' where account = :account");
        });
        assertThat(tokens(owner)).isNotEqualTo(before);
    }

    @Test
    void changeWhenTransactionsFollowOnOneConnectionThenEachRenewsTheToken() {
        insert(owner, 1);
        List<UUID> first = tokens(owner);
        transaction().executeWithoutResult(status -> {
            change("update todos set title = 'first' where account = :account");
            change("update todos set title = 'second' where account = :account");
        });
        List<UUID> second = tokens(owner);
        transaction()
                .executeWithoutResult(status -> change("update todos set title = 'third' where account = :account"));
        assertThat(second).isNotEqualTo(first);
        assertThat(tokens(owner)).isNotEqualTo(second);
    }
}
