package dev.yata.todo.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.todo.ApiTests;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseFailureTests extends ApiTests {

    private static final String WAITING =
            "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'";

    private final DataSource database;

    DatabaseFailureTests(@Autowired DataSource database) {
        this.database = database;
    }

    private Answer sent(String title, boolean idempotent) {
        var request = json("POST", "/todos", "{\"title\":\"%s\"}".formatted(title));
        return send(idempotent ? request.header("Idempotency-Key", title) : request);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requestWhenDatabaseDiesUnderItThenServiceUnavailableAndTitleNotLogged(boolean idempotent, CapturedOutput log)
            throws SQLException {
        String title = UUID.randomUUID().toString();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("lock table todos in access exclusive mode");
            CompletableFuture<Answer> request = CompletableFuture.supplyAsync(() -> sent(title, idempotent));
            await().until(() -> {
                try (ResultSet ended = sql.executeQuery(WAITING)) {
                    return ended.next();
                }
            });
            Answer answer = request.join().expect(503).isProblem();
            assertThat(answer.header("Retry-After")).isNotNull();
            connection.rollback();
        }
        assertThat(log).contains("DatabaseFailure").doesNotContain(title);
        sent(title, idempotent).expect(201);
    }

    @Test
    void requestWhenDatabaseIsStuckThenServiceUnavailable(CapturedOutput log) throws SQLException {
        String title = UUID.randomUUID().toString();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("lock table todos in access exclusive mode");
            // Only the answer ends the lock.
            Answer answer = sent(title, false).expect(503).isProblem();
            assertThat(answer.header("Retry-After")).isNotNull();
            connection.rollback();
        }
        assertThat(log).contains("DatabaseFailure").doesNotContain(title);
    }
}
