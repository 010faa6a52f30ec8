package dev.yata.launcher.service;

import dev.yata.home.YataHome;
import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Keeps a second {@code up} off a {@code YATA_HOME} in use. The system frees it when this process ends, however. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(YataHome home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.folder().resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new UserError("YATA already runs on " + home.folder()
                    + ". Stop it first, or set YATA_HOME to another folder. Nothing was started.");
        }
        return new HomeLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
