package dev.yata.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Owns a temporary folder that only its owner can enter. Closing deletes the folder. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    /**
     * Creates a folder in the system's temporary folder.
     *
     * @throws UserError if that is not possible
     */
    public static TemporaryFolder create() {
        return createIn(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static TemporaryFolder createIn(Path parent) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(parent, "yata-"));
        } catch (IOException unusable) {
            throw new UserError("cannot create a folder in the temporary folder " + parent
                    + ". Make sure that it exists, is writable and has free space, or name another one with"
                    + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER. Nothing was changed.");
        }
    }

    /** Deletes a folder with its content, if it exists. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }
}
