package dev.yata.auth.bootstrap;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Lets replicas that start at the same time pass one after the other. */
@Component
class StartLock {

    /** Any number that no other task uses. */
    private static final long LOCK = 0x79617461_0002L;

    private final DataSource dataSource;

    StartLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs the task while holding a lock of the database's, on a connection of its own. */
    void runAlone(Runnable task) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // The other's start may take longer than any other statement may.
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("set local statement_timeout = 0");
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            task.run();
            connection.commit();
        }
    }
}
