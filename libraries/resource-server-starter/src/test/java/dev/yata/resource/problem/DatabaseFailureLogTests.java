package dev.yata.resource.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.ManualClock;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseFailureLogTests {

    private final ManualClock clock = new ManualClock();
    private final DatabaseFailureLog log = new DatabaseFailureLog(clock);

    private void fail(SQLException cause) {
        assertThat(log.add(new DataAccessResourceFailureException("", cause))).isPresent();
    }

    @Test
    void addWhenManyRequestsFailThenOneLineForEachKindAndPeriod(CapturedOutput output) {
        for (int i = 0; i < 100; i++) {
            fail(new SQLTransientConnectionException("secret"));
            fail(new SQLException("secret", "57P01"));
        }
        assertThat(output.getOut().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("[cause=SQLTransientConnectionException, state=, connected=false]. 0 more"),
                        line -> assertThat(line).contains("[cause=SQLException, state=57P01, connected=true]. 0 more"));
        clock.pass(DatabaseFailureLog.PERIOD.plusMillis(1));
        fail(new SQLTransientConnectionException("secret"));
        assertThat(output.getOut().lines()).hasSize(3).last().asString().contains("connected=false]. 99 more requests");
        assertThat(output).doesNotContain("secret");
    }

    @Test
    void addWhenStorageIsFullThenHealthIsDownForAMinuteAndLogSaysWhatToDo(CapturedOutput output) {
        StorageHealth health = new StorageHealth(log);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        fail(new SQLException("secret", "53100"));

        assertThat(output).contains("its disk is full; free some space").doesNotContain("secret");
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        clock.pass(DatabaseFailureLog.STORAGE_FULL_FOR);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
