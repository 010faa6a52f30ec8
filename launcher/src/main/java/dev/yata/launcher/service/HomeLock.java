package dev.yata.launcher.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yata.home.YataHome;
import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps a second {@code up} off a {@code YATA_HOME} in use. The system frees it when this process ends, however. The
 * file names the services that this process started, since those outlive a launcher that is killed for some seconds.
 */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(YataHome home) throws IOException {
        FileChannel channel = FileChannel.open(
                StartedService.file(home),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new UserError("YATA already runs on " + home.folder()
                    + ". Stop it first, or set YATA_HOME to another folder. Nothing was started.");
        }
        return new HomeLock(channel);
    }

    /** Services of the launcher that had the lock before, if they still run. */
    List<ProcessHandle> leftRunning() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(1024);
        channel.read(content, 0);
        return StartedService.running(UTF_8.decode(content.flip()).toString())
                .map(StartedService::process)
                .flatMap(Optional::stream)
                .toList();
    }

    /** From now on the file names these. */
    void started(List<ServiceProcess> services) throws IOException {
        String lines = services.stream()
                .map(StartedService::of)
                .map(StartedService::line)
                .collect(Collectors.joining());
        channel.truncate(0).write(UTF_8.encode(lines), 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
