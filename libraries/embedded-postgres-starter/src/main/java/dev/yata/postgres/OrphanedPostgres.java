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

/** Stops the PostgreSQL of a killed service. Finds it by {@code postmaster.pid} in the data folder. */
public final class OrphanedPostgres {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private OrphanedPostgres() {}

    /**
     * Stops the server of the data folder if it runs. Committed data stays. Call this only after the service that owned
     * the folder has ended.
     *
     * @throws IOException if the server still runs after 10 s
     */
    public static void stop(Path data) throws IOException {
        Optional<ProcessHandle> running = postmaster(data);
        if (running.isEmpty()) {
            return;
        }
        ProcessHandle postmaster = running.get();
        postmaster.destroy();
        try {
            postmaster.onExit().get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            throw new IOException(
                    "PostgreSQL (process " + postmaster.pid() + ") on " + data
                            + " does not stop. Stop it with kill, then try again.",
                    stillThere);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping PostgreSQL on " + data, interrupted);
        }
    }

    /** Returns the running server of the data folder, or empty. */
    static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        // Another process may have this id by now, so this code also checks the command.
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }
}
