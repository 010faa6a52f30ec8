package dev.yata.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds, by {@code postmaster.pid}, the PostgreSQL of a data folder whose service was killed, and stops it. */
public final class OrphanedPostgres {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private OrphanedPostgres() {}

    /**
     * Stops the server that runs on the data folder, if one does; committed data stays. Call it only when the service
     * that owned the folder is known to be gone.
     *
     * @throws IOException when the server is still there after 10 s
     */
    public static void stop(Path data) throws IOException {
        Optional<ProcessHandle> running = postmaster(data);
        if (running.isPresent()) {
            stop(running.get(), data);
        }
    }

    /** The running server of the data folder; empty when there is none. */
    static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        // The system may have given the number to another process since: a server is told by its command.
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    private static void stop(ProcessHandle postmaster, Path data) throws IOException {
        postmaster.destroy();
        try {
            postmaster.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            throw new IOException(
                    "PostgreSQL (process " + postmaster.pid() + ") on " + data + " does not stop. Stop it by hand.",
                    stillThere);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping PostgreSQL on " + data, interrupted);
        }
    }
}
