package dev.yata.resource.web;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Keeps Tomcat from logging malformed header lines, which may hold tokens. Sets the default of the log levels; {@code
 * logging.level} overrides it.
 */
class QuietTomcatLogs implements EnvironmentPostProcessor {

    private static final Map<String, Object> LEVELS =
            Map.of("logging.level.org.apache.coyote", "warn", "logging.level.org.apache.tomcat.util.http", "warn");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("Tomcat's log levels", LEVELS));
    }
}
