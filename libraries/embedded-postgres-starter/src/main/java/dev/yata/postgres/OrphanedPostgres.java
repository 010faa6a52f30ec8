package dev.yata.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops the PostgreSQL of a killed service. Finds it by {@code postmaster.pid} in the data folder. */
public final class OrphanedPostgres {

    private static final Logger log = LoggerFactory.getLogger(OrphanedPostgres.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private OrphanedPostgres() {}

    /**
     * Stops the server of the data folder if it runs. Deletes a {@code postmaster.pid} that names another process.
     * Committed data stays. Call this only after the service that owned the folder has ended.
     *
     * @throws IOException if the server still runs after 10 s
     */
    public static void stop(Path data) throws IOException {
        Optional<ProcessHandle> running = postmaster(data);
        if (running.isEmpty()) {
            deleteMisleadingFile(data);
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
        return PostmasterFile.read(data)
                .flatMap(file -> file.process().filter(process -> file.isServer(process, data)));
    }

    /**
     * Deletes a {@code postmaster.pid} that is damaged, or whose ID another process has by now. With such a file
     * PostgreSQL would refuse every start. Other files stay: PostgreSQL uses them to find surviving processes.
     */
    private static void deleteMisleadingFile(Path data) throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(data);
        boolean misleading = file.map(content -> content.process().isPresent())
                .orElseGet(() -> Files.exists(PostmasterFile.path(data)));
        if (misleading) {
            Files.deleteIfExists(PostmasterFile.path(data));
            log.warn(
                    "postmaster.pid in {} names {}, which is not this database; the file was deleted",
                    data,
                    file.map(content -> "process " + content.pid()).orElse("no process"));
        }
    }
}
