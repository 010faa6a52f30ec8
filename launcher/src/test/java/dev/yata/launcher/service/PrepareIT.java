package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.command.Installation;
import dev.yata.command.StartupArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the start-up archives that the build made before the integration tests. */
class PrepareIT {

    @ParameterizedTest
    @ValueSource(strings = {"mcp-stdio-server", "launcher", "auth-server", "todo-api"})
    void prepareWhenEverythingIsBuiltThenEachProgramHasAnArchive(String program) {
        assertThat(StartupArchive.of(Installation.current(), program).file()).isNotEmptyFile();
    }
}
