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
 * Migrates on connections without the limits that the pool has for requests, and on one replica at a time: two that meet
 * an empty database would both want to make the history.
 */
final class Migrations implements FlywayConfigurationCustomizer, FlywayMigrationStrategy {

    /** Any number that no other task uses. */
    private static final long LOCK = 0x79617461_0000L;

    private final JdbcConnectionDetails database;

    Migrations(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    /** Closing the connection gives the turn to the next, as would the end of this process. */
    @Override
    public void migrate(Flyway flyway) {
        try (Connection turn = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = turn.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            flyway.migrate();
        } catch (SQLException failed) {
            throw new IllegalStateException("The database could not be migrated", failed);
        }
    }
}
