package dev.yata.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Reads and writes a file that only its owner can read (mode 0600). */
public record PrivateFile(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static final FileAttribute<?> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Names a file in a folder. */
    public PrivateFile(Path folder, String name) {
        this(folder.resolve(name));
    }

    /** Creates the folder and missing parents. Gives the folder mode 0700 even if it exists already. */
    public static void createFolder(Path folder) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return;
        }
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Files.createDirectories(folder, mode);
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
    }

    /** Returns whether the file exists. */
    public boolean exists() {
        return Files.exists(path);
    }

    /** Returns the content, or empty when the file does not exist. */
    public Optional<String> read() {
        try {
            return exists() ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + path, unreadable);
        }
    }

    /**
     * Creates the file in an existing folder, whose mode stays as it is.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the file exists; it stays as it is
     */
    public void create(String content) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createFile(path, posix ? new FileAttribute<?>[] {FILE_MODE} : new FileAttribute<?>[0]);
        try {
            Files.writeString(path, content);
        } catch (IOException failed) {
            Files.delete(path);
            throw failed;
        }
    }

    /** Writes the file, and makes its folder accessible to the owner only. Creates the folder if it is missing. */
    public void write(String content) {
        try {
            createFolder(path.toAbsolutePath().resolveSibling(""));
            replace(content);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + path, failed);
        }
    }

    /**
     * Replaces the content atomically: after a crash the disk has either the old or the new content. Follows a symbolic
     * link. The folder must exist.
     */
    public void replace(String content) throws IOException {
        Path target = exists() ? path.toRealPath() : path;
        // The system creates temporary files with mode 0600.
        Path draft = Files.createTempFile(target.resolveSibling(""), ".", ".draft");
        try {
            Files.writeString(draft, content);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
