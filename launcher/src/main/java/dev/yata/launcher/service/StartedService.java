package dev.yata.launcher.service;

import dev.yata.home.YataHome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service that {@code ./yata up} started: one line in the home's lock file.
 *
 * @param since the start time of the process, because another process may get its number later
 * @param url its base URL; it may not be ready yet
 */
public record StartedService(long pid, String since, String name, URI url) {

    static StartedService of(ServiceProcess service) {
        ProcessHandle process = service.process().toHandle();
        return new StartedService(process.pid(), since(process), service.name(), service.url());
    }

    /**
     * Returns the running services of a home. Returns an empty list on systems where other processes cannot read a
     * locked file.
     */
    public static List<StartedService> on(YataHome home) {
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

    private static String since(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    String line() {
        return pid + " " + since + " " + name + " " + url + "\n";
    }
}
