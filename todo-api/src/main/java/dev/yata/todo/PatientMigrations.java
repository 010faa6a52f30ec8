package dev.yata.todo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Lets a migration take the time it needs: the pool's limit on a connection's silence is for requests. */
@Component
class PatientMigrations implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.dataSource(new Patient(Objects.requireNonNull(configuration.getDataSource())));
    }

    private static final class Patient extends DelegatingDataSource {

        Patient(DataSource pool) {
            super(pool);
        }

        /** The pool puts its own limit back when it gets the connection back. */
        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connection.setNetworkTimeout(Runnable::run, 0);
            return connection;
        }
    }
}
