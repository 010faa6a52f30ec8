package dev.yata.launcher.service;

import dev.yata.command.Installation;
import dev.yata.command.StartupArchive;
import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An {@code ./yata up} that another launcher started. Its output is {@code $YATA_HOME/logs/up.log}. */
record DetachedUp(Process process, YataHome home, Path log) {

    /** The line that {@code ./yata up} prints when both services are ready. */
    static final String READY = "YATA is up.";

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    static DetachedUp start(Installation installation, YataHome home) throws IOException {
        List<String> arguments =
                new ArrayList<>(StartupArchive.of(installation, "launcher").options());
        arguments.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dyata.root=" + installation.root(),
                "-jar",
                installation.jar("launcher").toString(),
                "up"));
        List<String> command = installation.java(arguments);
        if (File.separatorChar == '/') {
            // Keeps it running when the terminal is closed.
            command.add(0, "nohup");
        }
        Path log = home.logs().resolve("up.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new DetachedUp(process, home, log);
    }

    /**
     * Waits until both services are ready. An interrupt stops them.
     *
     * @throws UserError if the command ends before; the message is its output
     */
    void awaitReady() throws IOException, InterruptedException {
        try {
            while (!output().contains(READY)) {
                if (!process.isAlive()) {
                    throw new UserError(output().strip().replaceFirst("(?s).*\\Ryata: ", ""));
                }
                Thread.sleep(POLL_INTERVAL.toMillis());
            }
        } catch (InterruptedException stopped) {
            process.destroy();
            process.onExit().join();
            throw stopped;
        }
    }

    private String output() throws IOException {
        return Files.readString(log);
    }

    /** Returns the base URL of one of its services. */
    URI url(String service) {
        return StartedService.on(home).stream()
                .filter(started -> started.name().equals(service))
                .map(StartedService::url)
                .findFirst()
                .orElseThrow(() -> new UserError(service + " has ended. See " + log + "."));
    }
}
