package dev.yata.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds the first three lines of {@code postmaster.pid}, which PostgreSQL writes into its data folder. After a crash
 * the file stays, and another process may get the ID.
 */
record PostmasterFile(long pid, Path folder, Instant start) {

    /** Covers rounding, and the time from the start of the process to the writing of the file. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(5);

    static Path path(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Reads the file of a data folder. Returns empty if the file is missing or damaged. */
    static Optional<PostmasterFile> read(Path data) throws IOException {
        if (!Files.exists(path(data))) {
            return Optional.empty();
        }
        // This constructor accepts every byte. A full disk or a crash may leave anything in the file.
        List<String> lines = new String(Files.readAllBytes(path(data)), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .limit(3)
                .toList();
        try {
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            Long.parseLong(lines.get(0)),
                            Path.of(lines.get(1)),
                            Instant.ofEpochSecond(Long.parseLong(lines.get(2)))));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    /** Returns the living process with the ID, which may be any program. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid);
    }

    /** Returns whether the process is the PostgreSQL of this data folder. */
    boolean isServer(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        boolean isPostgres = info.command()
                .map(command -> Path.of(command).getFileName().toString())
                .map(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .orElse(true);
        return isPostgres
                && info.arguments()
                        .map(arguments -> List.of(arguments).stream()
                                .anyMatch(argument -> !argument.isEmpty() && isSame(argument, data)))
                        // Windows does not show the arguments of a process.
                        .orElseGet(() -> isSame(folder.toString(), data) && startedAt(info));
    }

    private static boolean isSame(String argument, Path data) {
        try {
            return Path.of(argument).isAbsolute() && Files.isSameFile(Path.of(argument), data);
        } catch (IOException | IllegalArgumentException other) {
            return false;
        }
    }

    private boolean startedAt(ProcessHandle.Info info) {
        return info.startInstant()
                .map(started -> Duration.between(started, start).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(false);
    }
}
