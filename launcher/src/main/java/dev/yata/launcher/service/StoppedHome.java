package dev.yata.launcher.service;

import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import dev.yata.postgres.OrphanedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A home in which no service or database runs. They cannot start until it is closed. */
public final class StoppedHome implements AutoCloseable {

    private final YataHome home;
    private final HomeLock lock;
    private final List<FileChannel> serviceLocks = new ArrayList<>();

    private StoppedHome(YataHome home, HomeLock lock) {
        this.home = home;
        this.lock = lock;
    }

    /**
     * Locks the home, and stops a database whose service was killed.
     *
     * @throws UserError if a service runs; nothing was changed
     */
    public static StoppedHome of(YataHome home) throws IOException, InterruptedException {
        if (!StartedService.withLauncher(home).isEmpty()) {
            throw new UserError("YATA runs on " + home.folder()
                    + ". Stop it with ./yata down, then try again. Nothing was changed.");
        }
        StoppedHome stopped = new StoppedHome(home, HomeLock.take(home.create()));
        try {
            for (String service : Services.NAMES) {
                stopped.lock(service);
            }
            return stopped;
        } catch (IOException | RuntimeException failed) {
            stopped.close();
            throw failed;
        }
    }

    /** Takes the lock of a service's database, which a service also holds if it runs without the launcher. */
    private void lock(String service) throws IOException {
        Path file = home.service(service).resolve("lock");
        if (!Files.exists(file)) {
            return;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        serviceLocks.add(channel);
        if (channel.tryLock() == null) {
            throw new UserError(
                    "The " + service + " runs on " + home.folder() + ". Stop it, then try again. Nothing was changed.");
        }
        OrphanedPostgres.stop(home.database(service));
    }

    /** Returns the home. */
    public YataHome home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            for (FileChannel channel : serviceLocks) {
                channel.close();
            }
        }
    }
}
