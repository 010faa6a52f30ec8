package dev.yata.auth.bootstrap;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Lets only one replica at a time run its first start. */
@Component
class StartLock {

    /** A number that no other lock uses. */
    private static final long LOCK = 0x79617461_0002L;

    private final DataSource dataSource;

    StartLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs the task while a connection of its own holds an advisory lock. */
    void runAlone(Runnable task) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Waiting for another start may take longer than any other statement.
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("set local statement_timeout = 0");
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            task.run();
            connection.commit();
        }
    }
}
