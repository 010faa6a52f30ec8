package dev.yata.postgres;

import dev.yata.home.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.util.FileSystemUtils;

/**
 * Manages the folder of one service's database. It contains {@code data} (the cluster), {@code binaries} (unpacked
 * PostgreSQL), {@code password} (of the database superuser), {@code ready} (exists after the first complete start) and
 * {@code lock} (locked while in use).
 *
 * <p>A folder without {@code ready} has no committed data, so the next start deletes it and begins again.
 */
final class DataFolder implements AutoCloseable {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Path root;
    private final PrivateFile password;
    private final FileChannel lockChannel;

    private DataFolder(Path root, FileChannel lockChannel) {
        this.root = root;
        this.password = new PrivateFile(root, "password");
        this.lockChannel = lockChannel;
    }

    /**
     * Locks the folder for this process.
     *
     * @throws FolderInUseException if another process has locked it; nothing was changed
     */
    static DataFolder open(Path root) throws IOException {
        PrivateFile.createFolder(root);
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lockInTime(channel)) {
            channel.close();
            throw new FolderInUseException(root);
        }
        DataFolder folder = new DataFolder(root, channel);
        OrphanedPostgres.stop(folder.data());
        if (!Files.exists(folder.root.resolve("ready"))) {
            folder.startAfresh();
        }
        return folder;
    }

    /** Tries several times, because a service whose launcher was killed needs time to stop. */
    private static boolean lockInTime(FileChannel channel) throws IOException {
        long deadline = System.nanoTime() + LOCK_TIMEOUT.toNanos();
        try {
            while (channel.tryLock() == null) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(BETWEEN_TRIES.toMillis());
            }
            return true;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void startAfresh() throws IOException {
        FileSystemUtils.deleteRecursively(data());
        FileSystemUtils.deleteRecursively(binaries());
        PrivateFile.createFolder(binaries());
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        password.write(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Records that PostgreSQL has started in the folder. */
    void markReady() throws IOException {
        // The library makes the folder readable for everyone.
        PrivateFile.createFolder(binaries());
        Files.write(root.resolve("ready"), new byte[0]);
    }

    Path data() {
        return root.resolve("data");
    }

    Path binaries() {
        return root.resolve("binaries");
    }

    Path passwordFile() {
        return password.path();
    }

    String password() {
        return password.read().orElseThrow(() -> new IllegalStateException(passwordFile() + " is gone"));
    }

    void delete() throws IOException {
        FileSystemUtils.deleteRecursively(root);
    }

    @Override
    public void close() throws IOException {
        lockChannel.close();
    }
}
