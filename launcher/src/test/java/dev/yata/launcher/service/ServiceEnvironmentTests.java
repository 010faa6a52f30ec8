package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceEnvironmentTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SERVER_PORT",
                "server_port",
                "server.port",
                "SERVER_SERVLET_CONTEXT_PATH",
                "MANAGEMENT_SERVER_PORT",
                "SPRING_PROFILES_ACTIVE",
                "SPRING_APPLICATION_JSON",
                "spring-config-location",
                "LOGGING_CONFIG",
                "DEBUG",
                "trace"
            })
    void ignoredWhenSpringBootReadsAVariableThenContainsIt(String variable) {
        assertThat(ServiceEnvironment.ignored(Map.of(variable, "x"))).containsExactly(variable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "YATA_HOME",
                "OAUTH_TOKEN_EXPIRE_SECONDS",
                "SPRING_DATASOURCE_URL",
                "SPRING_DATASOURCE_PASSWORD",
                "LOGGING_LEVEL_ROOT",
                "MYSERVER_PORT",
                "DEBUGGER"
            })
    void ignoredWhenServicesUseAVariableThenDoesNotContainIt(String variable) {
        assertThat(ServiceEnvironment.ignored(Map.of(variable, "x"))).isEmpty();
    }
}
