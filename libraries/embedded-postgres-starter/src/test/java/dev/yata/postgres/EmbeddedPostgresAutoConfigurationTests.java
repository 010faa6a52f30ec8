package dev.yata.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresAutoConfigurationTests {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(EmbeddedPostgresAutoConfiguration.class, DataSourceAutoConfiguration.class))
            .withPropertyValues("spring.application.name=service");

    @Test
    void runWhenNoDatabaseIsConfiguredThenServesOneUnderHome(@TempDir Path home) {
        service.withPropertyValues("yata.home=" + home).run(context -> {
            JdbcClient database = JdbcClient.create(context.getBean(javax.sql.DataSource.class));
            assertThat(database.sql("SELECT version()").query(String.class).single())
                    .startsWith("PostgreSQL 18");
            assertThat(home.resolve("service/data/PG_VERSION")).exists();
        });
    }

    @Test
    void runWhenDatabaseIsConfiguredThenStartsNone() {
        service.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/none")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(EmbeddedServer.class)
                        .getBean(JdbcConnectionDetails.class)
                        .returns("jdbc:postgresql://localhost:1/none", JdbcConnectionDetails::getJdbcUrl));
    }

    @Test
    void runWhenFolderIsInUseThenSaysWhatToDo(@TempDir Path home) {
        service.withPropertyValues("yata.home=" + home)
                .run(first -> service.withPropertyValues("yata.home=" + home)
                        .run(second -> assertThat(new FolderInUseException.Analyzer()
                                        .analyze(second.getStartupFailure())
                                        .getAction())
                                .contains("YATA_HOME")));
    }

    @Test
    void runWhenPostgresCannotUseTheHomeThenSaysSo(@TempDir Path folder) {
        service.withPropertyValues("yata.home=" + folder + "/a\"b").run(context -> {
            assertThat(new UnusableHomeFailureAnalyzer()
                            .analyze(context.getStartupFailure())
                            .getDescription())
                    .contains("which has the character \"");
            assertThat(folder).isEmptyDirectory();
        });
    }
}
