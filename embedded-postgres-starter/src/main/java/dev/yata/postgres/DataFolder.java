package dev.yata.postgres;

import dev.yata.home.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * One service's folder: {@code data} (the cluster), {@code binaries} (unpacked PostgreSQL), {@code password} (of the
 * database superuser), {@code ready} (set after the first complete start) and {@code lock} (held while in use).
 *
 * <p>A folder that is not {@code ready} has never answered anybody, so what a killed first start left behind is thrown
 * away rather than repaired.
 */
final class DataFolder implements AutoCloseable {

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
        if (tryLock(channel) == null) {
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

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
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

    void markReady() throws IOException {
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
