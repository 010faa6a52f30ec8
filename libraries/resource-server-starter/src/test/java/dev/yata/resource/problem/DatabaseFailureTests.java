package dev.yata.resource.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.resource.NotesTests;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseFailureTests extends NotesTests {

    private static final String WAITING =
            "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'";

    private final DataSource database;

    DatabaseFailureTests(@Autowired DataSource database) {
        this.database = database;
    }

    private Answer sent(String text, boolean idempotent) {
        var request = json("POST", "/notes", "{\"text\":\"%s\"}".formatted(text));
        return send(idempotent ? request.header("Idempotency-Key", text) : request);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requestWhenDatabaseDiesUnderItThenServiceUnavailableAndTextNotLogged(boolean idempotent, CapturedOutput log)
            throws SQLException {
        String text = UUID.randomUUID().toString();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("lock table notes in access exclusive mode");
            CompletableFuture<Answer> request = CompletableFuture.supplyAsync(() -> sent(text, idempotent));
            await().until(() -> {
                try (ResultSet ended = sql.executeQuery(WAITING)) {
                    return ended.next();
                }
            });
            Answer answer = request.join().expect(503).isProblem();
            assertThat(answer.header("Retry-After")).isNotNull();
            connection.rollback();
        }
        assertThat(log).doesNotContain(text);
        sent(text, idempotent).expect(201);
    }

    @Test
    void requestWhenDatabaseIsStuckThenServiceUnavailable(CapturedOutput log) throws SQLException {
        String text = UUID.randomUUID().toString();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("lock table notes in access exclusive mode");
            // The database lock ends after the response.
            Answer answer = sent(text, false).expect(503).isProblem();
            assertThat(answer.header("Retry-After")).isNotNull();
            connection.rollback();
        }
        assertThat(log)
                .contains("DatabaseFailure[cause=PSQLException, state=57014, connected=true]")
                .doesNotContain(text);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void requestWhenDatabaseIsSuspendedThen503AndThenRecovers() throws Exception {
        String text = UUID.randomUUID().toString();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("lock table notes in access exclusive mode");
            CompletableFuture<Answer> request = CompletableFuture.supplyAsync(() -> sent(text, false));
            await().until(() -> {
                try (ResultSet waiting =
                        sql.executeQuery("select from pg_stat_activity where wait_event_type = 'Lock'")) {
                    return waiting.next();
                }
            });
            List<Long> processes = processes(sql);
            signal("STOP", processes);
            try {
                // The database does not even react to the driver's request to cancel the statement.
                request.get(60, TimeUnit.SECONDS).expect(503).isProblem();
                sent(text, false).expect(503).isProblem();
            } finally {
                signal("CONT", processes);
            }
            connection.rollback();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> sent(text, false).status() == 201);
    }

    /** Returns the process ids of the server and of each connection. */
    private static List<Long> processes(Statement sql) throws SQLException {
        List<Long> processes = new ArrayList<>();
        try (ResultSet connections = sql.executeQuery("select pid from pg_stat_activity")) {
            while (connections.next()) {
                processes.add(connections.getLong(1));
            }
        }
        ProcessHandle.of(processes.get(0))
                .flatMap(ProcessHandle::parent)
                .ifPresent(server -> processes.add(server.pid()));
        return processes;
    }

    private static void signal(String name, List<Long> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(process.toString()));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    @Test
    void migrationWhenItTakesLongThenIsNotCutOffAsRequestsAre(@Autowired Flyway flyway) throws SQLException {
        try (Connection migrating = flyway.getConfiguration().getDataSource().getConnection()) {
            assertThat(migrating.getNetworkTimeout()).isZero();
        }
        for (int i = 0; i < 10; i++) {
            try (Connection serving = database.getConnection()) {
                assertThat(serving.getNetworkTimeout()).isPositive();
            }
        }
    }
}
