package dev.yata.postgres;

import java.nio.file.Path;

/** Thrown when another process runs its database in the folder. */
final class FolderInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FolderInUseException(Path folder) {
        super("The folder " + folder + " is in use by another running service. Nothing was changed.");
    }
}
