package dev.yata.launcher.installation;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A temporary folder, for the owner alone, that is gone when closed. */
public record ThrowAwayFolder(Path path) implements AutoCloseable {

    /** Creates one under the system's temporary folder. */
    public static ThrowAwayFolder create() throws IOException {
        return new ThrowAwayFolder(Files.createTempDirectory("yata-"));
    }

    /** Deletes a folder and all in it; does nothing when there is none. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new Deletion());
        }
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
