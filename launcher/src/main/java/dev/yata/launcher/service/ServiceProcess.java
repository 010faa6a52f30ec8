package dev.yata.launcher.service;

import dev.yata.command.Installation;
import dev.yata.home.PrivateFile;
import dev.yata.home.YataHome;
import dev.yata.postgres.OrphanedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One running service. Its log is {@code $YATA_HOME/logs/<name>.log}. Other output, such as that of the JVM, goes to
 * {@code <name>.out}. Stopping it stops its database too.
 */
record ServiceProcess(String name, URI url, YataHome home, ProcessBuilder command, Process process)
        implements AutoCloseable {

    /** The exit code of a JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int OUT_OF_MEMORY = 3;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    static ServiceProcess start(
            Installation installation, YataHome home, String name, Port port, Map<String, String> environment)
            throws IOException {
        // The system's temporary folder may be missing, full, or cleaned while a service runs.
        PrivateFile.createFolder(temporary(home));
        ProcessBuilder command = new ProcessBuilder(
                ServiceJar.of(installation, name).command(List.of("-Djava.io.tmpdir=" + temporary(home))));
        command.environment().keySet().removeAll(ServiceEnvironment.ignored(command.environment()));
        command.environment().putAll(environment);
        command.redirectErrorStream(true).redirectOutput(output(home, name).toFile());
        return start(name, URI.create("http://localhost:" + port.number()), home, command);
    }

    private static ServiceProcess start(String name, URI url, YataHome home, ProcessBuilder command)
            throws IOException {
        Process process = command.start();
        // A service gets no input, so it cannot read from the launcher's terminal.
        process.getOutputStream().close();
        return new ServiceProcess(name, url, home, command, process);
    }

    /** Starts an ended service again. */
    ServiceProcess restart() throws IOException {
        close();
        return start(name, url, home, command);
    }

    /** Returns the folder for temporary files of services. */
    static Path temporary(YataHome home) {
        return home.folder().resolve("tmp");
    }

    static Path log(YataHome home, String name) {
        return home.logs().resolve(name + ".log");
    }

    private static Path output(YataHome home, String name) {
        return home.logs().resolve(name + ".out");
    }

    /** Returns whether the service reports that it is ready. */
    boolean isReady(HttpClient http) throws InterruptedException {
        return StartedService.of(this).isReady(http);
    }

    /** Returns the last 30 lines of the log, and those of the other output, after a heading. */
    String endOfLog() throws IOException {
        String lines = Stream.concat(lastLines(log(home, name)), lastLines(output(home, name)))
                .collect(Collectors.joining("\n"));
        return "The end of its log:\n" + lines;
    }

    private static Stream<String> lastLines(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.subList(Math.max(0, lines.size() - 30), lines.size()).stream();
    }

    /** Asks the service to stop, and waits for it. Ends it after 20 s. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        OrphanedPostgres.stop(home.database(name));
    }
}
