package dev.yata.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Runs migrations without the time limits of requests, and on one replica at a time. On an empty database, two replicas
 * would both create the history table.
 */
final class Migrations implements FlywayConfigurationCustomizer, FlywayMigrationStrategy {

    /** The number of the advisory lock. No other task uses it. */
    private static final long LOCK = 0x79617461_0000L;

    private final JdbcConnectionDetails database;

    Migrations(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    /** Takes the lock. PostgreSQL releases it when the connection or the process ends. */
    @Override
    public void migrate(Flyway flyway) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            flyway.migrate();
        } catch (SQLException failed) {
            throw new IllegalStateException("The database could not be migrated", failed);
        }
    }
}
