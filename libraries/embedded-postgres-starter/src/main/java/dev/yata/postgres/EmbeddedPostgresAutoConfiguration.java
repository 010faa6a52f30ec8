package dev.yata.postgres;

import dev.yata.home.YataHome;
import java.io.IOException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Starts PostgreSQL for a service without {@code spring.datasource.url}, and stops the service with its launcher. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
public class EmbeddedPostgresAutoConfiguration {

    /** Checks the variable itself, because Spring replaces placeholders in the property. */
    EmbeddedPostgresAutoConfiguration() {
        YataHome.current();
    }

    @Bean
    LauncherWatch launcherWatch(Environment environment) {
        return new LauncherWatch(environment.getProperty("yata.parent-pid", Long.class));
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoDataSourceUrl.class)
    static class WithoutDataSourceUrl {

        @Bean
        EmbeddedServer embeddedPostgres(Environment environment) throws IOException {
            if (environment.getProperty("yata.postgres.temporary", Boolean.class, false)) {
                return EmbeddedServer.temporary();
            }
            YataHome home = YataHome.of(environment.getProperty("yata.home"));
            return EmbeddedServer.in(home.service(environment.getRequiredProperty("spring.application.name")));
        }

        @Bean
        JdbcConnectionDetails embeddedPostgresConnection(EmbeddedServer postgres) {
            return new EmbeddedConnection(postgres);
        }
    }

    static final class NoDataSourceUrl implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }

    /** Connects the pool to the embedded server. */
    private record EmbeddedConnection(EmbeddedServer postgres) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return postgres.jdbcUrl();
        }

        @Override
        public String getUsername() {
            return EmbeddedServer.USER;
        }

        @Override
        public String getPassword() {
            return postgres.password();
        }
    }
}
