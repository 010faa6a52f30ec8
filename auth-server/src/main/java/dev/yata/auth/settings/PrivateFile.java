package dev.yata.auth.settings;

import dev.yata.postgres.YataHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file only its owner can read (mode 0600, in a folder of mode 0700), written whole or not at all. */
public record PrivateFile(Path folder, String name) {

    public Path path() {
        return folder.resolve(name);
    }

    public Optional<String> read() {
        try {
            return Files.exists(path()) ? Optional.of(Files.readString(path())) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + path(), unreadable);
        }
    }

    /** Replaces the content atomically: a crash leaves the old or the new file, on disk, never a part. */
    public void write(String content) {
        try {
            YataHome.createPrivateFolder(folder);
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
