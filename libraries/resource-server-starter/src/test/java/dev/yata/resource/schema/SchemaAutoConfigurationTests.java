package dev.yata.resource.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.NotesTests;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

class SchemaAutoConfigurationTests extends NotesTests {

    @Test
    void migrateWhenProgramHasACallbackThenRunsItForTheProgramOnly(
            @Autowired Flyway flyway, @Autowired ObjectProvider<FlywayMigrationStrategy> strategy) throws Exception {
        List<Event> events = new ArrayList<>();
        Flyway program = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .callbacks(new BaseCallback() {
                    @Override
                    public void handle(Event event, Context context) {
                        events.add(event);
                    }
                })
                .load();

        new SchemaAutoConfiguration()
                .resourceServerTables(program, new FlywayMigrationInitializer(program), strategy, ISSUER.resource())
                .afterPropertiesSet();
        assertThat(events).isEmpty();

        program.migrate();
        assertThat(events).isNotEmpty();
    }
}
