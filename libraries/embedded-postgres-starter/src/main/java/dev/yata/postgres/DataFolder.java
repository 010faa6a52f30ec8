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
 * One service's folder: {@code data} (the cluster), {@code binaries} (unpacked PostgreSQL), {@code password} (of the
 * database superuser), {@code ready} (set after the first complete start) and {@code lock} (held while in use).
 *
 * <p>A folder that is not {@code ready} has never answered anybody, so what a killed first start left behind is thrown
 * away rather than repaired.
 */
final class DataFolder implements AutoCloseable {

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(20);
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
     * Takes the folder for this process alone.
     *
     * @throws FolderInUseException when another process holds it; nothing was changed
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

    /** A service whose launcher was killed takes a moment to notice and to stop, so the lock is asked for again. */
    private static boolean lockInTime(FileChannel channel) throws IOException {
        long deadline = System.nanoTime() + LOCK_PATIENCE.toNanos();
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

    /** Says that PostgreSQL has started on the folder. */
    void started() throws IOException {
        // The library opens the folder it unpacks into to everybody.
        PrivateFile.createFolder(binaries());
        if (!Files.exists(root.resolve("ready"))) {
            Files.createFile(root.resolve("ready"));
        }
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
