package dev.yata.launcher.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Locks a {@code YATA_HOME} against a second {@code up}. The system frees the lock when this process ends, even if it
 * is killed. The file lists the services of this process, because they outlive a killed launcher for some seconds.
 */
record HomeLock(FileChannel channel) implements AutoCloseable {

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

    /** Returns the services of the previous launcher that still run. */
    List<ProcessHandle> leftRunning() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(1024);
        channel.read(content, 0);
        return StartedService.running(UTF_8.decode(content.flip()).toString())
                .filter(process -> !process.isLauncher())
                .map(StartedService::process)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Writes this process and its services into the file. */
    void started(List<ServiceProcess> services) throws IOException {
        Stream<StartedService> started = services.stream().map(StartedService::of);
        StartedService launcher = StartedService.launcher(services.get(0).url());
        String lines = Stream.concat(Stream.of(launcher), started)
                .map(StartedService::line)
                .collect(Collectors.joining());
        channel.truncate(0).write(UTF_8.encode(lines), 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
