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

/** Reads and writes a file that only its owner can read (mode 0600, in a folder of mode 0700). */
public record PrivateFile(Path folder, String name) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

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

    /** Returns the path of the file. */
    public Path path() {
        return folder.resolve(name);
    }

    /** Returns whether the file exists. */
    public boolean exists() {
        return Files.exists(path());
    }

    /** Returns the content, or empty when the file does not exist. */
    public Optional<String> read() {
        try {
            return exists() ? Optional.of(Files.readString(path())) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + path(), unreadable);
        }
    }

    /** Replaces the content atomically: after a crash the disk has either the old or the new content. */
    public void write(String content) {
        try {
            createFolder(folder);
            // The system creates temporary files with mode 0600.
            Path draft = Files.createTempFile(folder, ".", ".draft");
            try {
                Files.writeString(draft, content);
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(draft, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + path(), failed);
        }
    }
}
