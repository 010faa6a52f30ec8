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

/** A file only its owner can read (mode 0600, in a folder of mode 0700), written whole or not at all. */
public record PrivateFile(Path folder, String name) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** Creates the folder and its parents where missing; an existing one is closed to others as well. */
    public static void createFolder(Path folder) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return;
        }
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Files.createDirectories(folder, mode);
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
    }

    /** Where the file lies. */
    public Path path() {
        return folder.resolve(name);
    }

    /** Whether there is such a file. */
    public boolean exists() {
        return Files.exists(path());
    }

    /** The content; empty when there is no such file. */
    public Optional<String> read() {
        try {
            return exists() ? Optional.of(Files.readString(path())) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + path(), unreadable);
        }
    }

    /** Replaces the content atomically: a crash leaves the old or the new file, on disk, never a part. */
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
