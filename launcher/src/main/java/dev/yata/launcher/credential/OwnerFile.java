package dev.yata.launcher.credential;

import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file anywhere that only its owner can read (mode 0600). Its folder must exist and is left as it is. */
record OwnerFile(Path path) {

    /**
     * Writes a new file.
     *
     * @throws UserError when there is one already, which stays as it is, or its folder does not take it
     */
    void create(String content) throws IOException {
        FileAttribute<?>[] mode =
                path.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (SeekableByteChannel channel =
                Files.newByteChannel(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            write(content, channel);
        } catch (FileAlreadyExistsException exists) {
            throw new UserError(
                    path + " exists already and is not overwritten. Name another file. Nothing was changed.");
        } catch (FileSystemException unusable) {
            Path folder = path.toAbsolutePath().normalize().getParent();
            throw new UserError(path + " can't be made: "
                    + (folder != null && Files.isDirectory(folder)
                            ? "you may not write to " + folder + "."
                            : "its folder doesn't exist.")
                    + " Nothing was changed.");
        }
    }

    /** Half a file would stand in the way of the next try. */
    private void write(String content, SeekableByteChannel channel) throws IOException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException full) {
            Files.delete(path);
            throw new UserError(path + " can't be written: " + full.getMessage() + ". Nothing was changed.");
        }
    }

    /** Replaces the content as a whole; where the path is a link, that of the file it leads to. */
    void replace(String content) throws IOException {
        Path file = path.toRealPath();
        Path draft = Files.createTempFile(file.getParent(), ".", ".draft");
        try {
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
