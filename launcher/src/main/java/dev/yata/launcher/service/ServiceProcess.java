package dev.yata.launcher.service;

import dev.yata.command.Installation;
import dev.yata.home.YataHome;
import dev.yata.postgres.OrphanedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One running service. Its output goes to {@code $YATA_HOME/logs/<name>.log}; stopping it stops its database too. */
record ServiceProcess(String name, URI url, YataHome home, Process process) implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(2);

    static ServiceProcess start(
            Installation installation, YataHome home, String name, Port port, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(ServiceJar.of(installation, name).command(List.of()));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(home, name).toFile()));
        Process process = builder.start();
        // A service gets no input, so it cannot read from the launcher's terminal.
        process.getOutputStream().close();
        return new ServiceProcess(name, URI.create("http://localhost:" + port.number()), home, process);
    }

    static Path log(YataHome home, String name) {
        return home.logs().resolve(name + ".log");
    }

    /** Returns whether the service reports that it is ready. */
    boolean isReady(HttpClient http) throws InterruptedException {
        HttpRequest readiness = HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                .timeout(HEALTH_LIMIT)
                .build();
        try {
            return http.send(readiness, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Returns the last 30 lines of the log, after a heading. */
    String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log(home, name));
        return "The end of its log:\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
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
