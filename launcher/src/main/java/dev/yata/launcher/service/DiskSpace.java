package dev.yata.launcher.service;

import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The free space on the disk of a home, in MiB. */
public record DiskSpace(Path folder, long free) {

    /** Two new databases with their binaries need about 250 MiB. */
    private static final long FIRST_START = 300;

    /** Existing databases need space for the logs of their changes. */
    private static final long LATER_START = 64;

    /** Returns the space of an existing home. */
    public static DiskSpace of(YataHome home) throws IOException {
        return new DiskSpace(home.folder(), Files.getFileStore(home.folder()).getUsableSpace() / (1024 * 1024));
    }

    /** Returns whether the disk will soon be full. */
    public boolean isLow() {
        return free < FIRST_START;
    }

    /**
     * Checks the space before a start.
     *
     * @throws UserError if it is not enough
     */
    void requireEnough(boolean isFirstStart) {
        long needed = isFirstStart ? FIRST_START : LATER_START;
        if (free < needed) {
            throw new UserError("Only " + free + " MiB are free on the disk of " + folder + ", and the databases need "
                    + needed + " MiB to start. Free some space, or set YATA_HOME to a folder on another disk."
                    + " Nothing was started.");
        }
    }
}
