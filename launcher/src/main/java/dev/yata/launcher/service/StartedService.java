package dev.yata.launcher.service;

import dev.yata.home.YataHome;
import dev.yata.launcher.http.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service that {@code ./yata up} started, or that command itself: one line in the home's lock file.
 *
 * @param since the start time of the process, because another process may get its number later
 * @param url its base URL; it may not be ready yet
 */
public record StartedService(long pid, String since, String name, URI url) {

    private static final String LAUNCHER = "up";
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(2);
    private static final int HEALTH_BYTES = 64 * 1024;

    static StartedService of(ServiceProcess service) {
        ProcessHandle process = service.process().toHandle();
        return new StartedService(process.pid(), since(process), service.name(), service.url());
    }

    /** Returns the line of this process, which started the services. */
    static StartedService launcher(URI authServer) {
        ProcessHandle process = ProcessHandle.current();
        return new StartedService(process.pid(), since(process), LAUNCHER, authServer);
    }

    /** Returns whether this is {@code ./yata up} itself. */
    boolean isLauncher() {
        return name.equals(LAUNCHER);
    }

    /**
     * Returns the running services of a home. Returns an empty list on systems where other processes cannot read a
     * locked file.
     */
    public static List<StartedService> on(YataHome home) {
        return withLauncher(home).stream()
                .filter(process -> !process.isLauncher())
                .toList();
    }

    /** Returns {@code ./yata up} itself, if it runs, and its running services. */
    static List<StartedService> withLauncher(YataHome home) {
        try {
            return running(Files.readString(file(home))).toList();
        } catch (IOException | IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    static Path file(YataHome home) {
        return home.folder().resolve("up.lock");
    }

    /** Returns the services in these lines whose process still runs. */
    static Stream<StartedService> running(String lines) {
        return lines.lines()
                .map(StartedService::parse)
                .flatMap(Optional::stream)
                .filter(service -> service.process().isPresent());
    }

    private static Optional<StartedService> parse(String line) {
        String[] words = line.split(" ", -1);
        return words.length == 4 && words[0].matches("\\d{1,18}")
                ? Optional.of(new StartedService(Long.parseLong(words[0]), words[1], words[2], URI.create(words[3])))
                : Optional.empty();
    }

    /** Returns the process, or empty if it has ended. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(process -> since(process).equals(since));
    }

    /** Returns whether the service reports that it is ready. */
    boolean isReady(HttpClient http) throws InterruptedException {
        HttpRequest readiness = HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                .build();
        try {
            return new Exchange(http, HEALTH_LIMIT, HEALTH_BYTES)
                            .send(readiness)
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String since(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    String line() {
        return pid + " " + since + " " + name + " " + url + "\n";
    }
}
