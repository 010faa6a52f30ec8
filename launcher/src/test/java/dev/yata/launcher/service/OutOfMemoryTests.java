package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.command.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that ran out of memory may answer some requests only, so it must end, and something must start it again. */
class OutOfMemoryTests {

    private static final String EXIT = "-XX:+ExitOnOutOfMemoryError";

    private final Installation installation = Installation.current();

    @Test
    void commandWhenTheLauncherStartsAServiceThenLimitsItsMemoryAndExitsWithoutAny() {
        ServiceJar service = new ServiceJar(installation, Path.of("a.jar"), List.of());

        assertThat(service.command(List.of())).contains(EXIT).anyMatch(option -> option.startsWith("-Xmx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-server", "todo-api"})
    void dockerfileWhenAServiceHasNoMemoryThenItExits(String service) throws Exception {
        assertThat(installation.root().resolve(service).resolve("Dockerfile"))
                .content()
                .contains(EXIT, "MaxRAMPercentage");
    }

    @Test
    void composeWhenAServiceExitsThenRestartsItAndLimitsMemoryAndLogs() throws Exception {
        assertThat(Files.readString(installation.root().resolve("docker-compose.dev.yml")))
                .contains("restart: unless-stopped", "mem_limit:", "max-size:");
    }
}
