package dev.yata.launcher.image;

import dev.yata.launcher.installation.ThrowAwayFolder;
import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder for what is made, each thing of which is whole or not there: it is made aside, in a hidden folder of the same
 * file system, and then put in place. What else lies there is left alone.
 *
 * @param folder for what is made
 * @param aside where to make it
 */
record OutputFolder(Path folder, Path aside, FileChannel lock) implements AutoCloseable {

    private static final String ASIDE = ".making-";

    /**
     * Creates the folder, or takes one that is there.
     *
     * @throws UserError if another process is making something for it
     */
    static OutputFolder take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // The system frees it when this process ends, however.
        if (lock.tryLock() == null) {
            lock.close();
            throw new UserError("Another ./yata image is at work in " + folder
                    + ". Try again when it has ended. Nothing was changed.");
        }
        sweep(folder);
        return new OutputFolder(folder, Files.createTempDirectory(folder, ASIDE), lock);
    }

    /** Deletes what processes that were killed left aside. */
    private static void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ASIDE + "*")) {
            for (Path one : left) {
                try {
                    ThrowAwayFolder.delete(one);
                } catch (IOException inUse) {
                    // By a program that outlives its launcher for a moment; the next sweep gets it.
                }
            }
        }
    }

    /** Puts a file or folder in place of the one of the same name, if there is one. */
    Path place(Path made) throws IOException {
        remove(made.getFileName().toString());
        return Files.move(made, folder.resolve(made.getFileName()));
    }

    /** Removes a file or folder, if there is one. */
    void remove(String name) throws IOException {
        Path old = folder.resolve(name);
        if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(old, Files.createTempDirectory(aside, "old-").resolve(name));
        }
    }

    /** Deletes what is aside still. */
    @Override
    public void close() throws IOException {
        try (lock) {
            ThrowAwayFolder.delete(aside);
        }
    }
}
