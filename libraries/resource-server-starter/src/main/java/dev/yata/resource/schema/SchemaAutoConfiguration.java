package dev.yata.resource.schema;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Migrates this library's tables after the tables of the program, over the same connection. Backs off without a
 * database and Flyway; the features that need tables then back off too.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration"
        })
@ConditionalOnProperty("yata.resource.identifier")
@ConditionalOnClass({FlywayMigrationInitializer.class, JdbcClient.class})
@ConditionalOnBean({FlywayMigrationInitializer.class, JdbcClient.class})
public class SchemaAutoConfiguration {

    /** @param programTables runs first, because a program's own migrations may create the same tables */
    @Bean
    FlywayMigrationInitializer resourceServerTables(
            Flyway program,
            FlywayMigrationInitializer programTables,
            ObjectProvider<FlywayMigrationStrategy> strategy,
            @Value("${yata.resource.identifier}") String resource) {
        Flyway flyway = Flyway.configure(program.getConfiguration().getClassLoader())
                .configuration(program.getConfiguration())
                // The program's own migrations and callbacks in Java must not run a second time.
                .javaMigrations(new JavaMigration[0])
                .callbacks(new Callback[0])
                .placeholderReplacement(true)
                .placeholders(Map.of("resource", resource.replace("'", "''")))
                .locations("classpath:dev/yata/resource/migration")
                .table("flyway_resource_server")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        return new FlywayMigrationInitializer(flyway, strategy.getIfAvailable());
    }
}
