package dev.yata.launcher.credential;

import dev.yata.command.UserError;
import dev.yata.home.PrivateFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file with a client's secret or private key. */
public record CredentialFile(Path path) {

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /**
     * Creates the file for its owner only.
     *
     * @throws UserError if the file exists or cannot be written; nothing was changed
     */
    public void create(String content) {
        try {
            new PrivateFile(path).create(content);
        } catch (FileAlreadyExistsException exists) {
            throw new UserError(
                    path + " exists already and is not overwritten. Name another file. Nothing was changed.");
        } catch (IOException unusable) {
            throw new UserError(path + " cannot be written: " + reason(unusable) + " Nothing was changed.");
        }
    }

    private String reason(IOException failure) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "its folder does not exist.";
        }
        return Files.isWritable(folder) ? failure.getMessage() + "." : "you may not write to " + folder + ".";
    }

    /** Returns whether others than its owner may read or write it; false if the file system has no permissions. */
    public boolean isOpenToOthers() throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    }
}
