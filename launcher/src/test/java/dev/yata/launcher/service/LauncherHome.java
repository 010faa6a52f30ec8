package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.launcher.LauncherRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A home on free ports, with the commands of the packaged launcher. */
public record LauncherHome(Path folder, int authPort, int apiPort) {

    public LauncherHome(Path folder) {
        this(folder, Port.anyFree().number(), Port.anyFree().number());
    }

    /** Runs a command. Its output goes to a file, because a detached process would keep a pipe open. */
    public LauncherRun yata(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(LauncherRun.command(arguments));
        builder.environment()
                .putAll(Map.of(
                        "YATA_HOME", folder.toString(),
                        "YATA_AUTH_PORT", Integer.toString(authPort),
                        "YATA_API_PORT", Integer.toString(apiPort)));
        Path printed = Files.createTempFile("printed", ".txt");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return new LauncherRun(process.exitValue(), Files.readString(printed));
        } finally {
            process.destroy();
            Files.delete(printed);
        }
    }
}
