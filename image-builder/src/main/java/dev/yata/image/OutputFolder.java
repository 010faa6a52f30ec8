package dev.yata.image;

import dev.yata.command.TemporaryFolder;
import dev.yata.command.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder for finished packages. Each is made in a hidden folder of the same file system and then moved into place,
 * so it is complete or absent. Other files in the folder stay.
 *
 * @param folder for finished packages
 * @param drafts for unfinished packages
 */
record OutputFolder(Path folder, Path drafts, FileChannel lock) implements AutoCloseable {

    private static final String DRAFTS = ".making-";

    /** Creates the folder if it is missing, and locks it. Throws a {@link UserError} if another process has locked it. */
    static OutputFolder take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // The system frees the lock when this process ends, even if it is killed.
        if (lock.tryLock() == null) {
            lock.close();
            throw new UserError(
                    "Another ./yata image uses " + folder + ". Try again when it has finished. Nothing was changed.");
        }
        deleteLeftovers(folder);
        return new OutputFolder(folder, Files.createTempDirectory(folder, DRAFTS), lock);
    }

    /** Deletes the drafts of processes that were killed. */
    private static void deleteLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, DRAFTS + "*")) {
            for (Path one : left) {
                try {
                    TemporaryFolder.delete(one);
                } catch (IOException inUse) {
                    // A program that outlives its launcher for a moment still uses it. The next run deletes it.
                }
            }
        }
    }

    /** Moves a file or folder here and replaces one of the same name. */
    Path place(Path made) throws IOException {
        remove(made.getFileName().toString());
        return Files.move(made, folder.resolve(made.getFileName()));
    }

    /** Removes a file or folder, if it exists. */
    void remove(String name) throws IOException {
        Path old = folder.resolve(name);
        if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(old, Files.createTempDirectory(drafts, "old-").resolve(name));
        }
    }

    /** Deletes the remaining drafts. */
    @Override
    public void close() throws IOException {
        try (lock) {
            TemporaryFolder.delete(drafts);
        }
    }
}
