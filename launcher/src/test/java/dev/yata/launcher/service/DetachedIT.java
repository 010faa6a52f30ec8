package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.launcher.LauncherRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts YATA in the background, looks at it, and stops it, each with a command of its own. */
class DetachedIT {

    @TempDir
    private Path folder;

    @TempDir
    private Path output;

    private final int authPort = Port.anyFree().number();
    private final int apiPort = Port.anyFree().number();

    @AfterEach
    void stop() throws Exception {
        yata("down");
    }

    @Test
    void downWhenYataWasDetachedThenEndsAllOfIt() throws Exception {
        LauncherRun nothing = yata("status");
        assertThat(nothing.exit()).isEqualTo(1);
        assertThat(nothing.output()).contains("YATA does not run on " + folder);
        assertThat(yata("down").exit()).isZero();

        LauncherRun up = yata("up", "--detach");
        assertThat(up.exit()).as(up.output()).isZero();
        assertThat(up.output())
                .contains("console       http://localhost:" + authPort + "/admin/")
                .contains("./yata down stops everything.");

        LauncherRun status = yata("status");
        assertThat(status.exit()).as(status.output()).isZero();
        assertThat(status.output())
                .contains("YATA is up on " + folder)
                .containsPattern("auth-server +http://localhost:" + authPort + " +ready")
                .containsPattern("todo-api +http://localhost:" + apiPort + " +ready");

        LauncherRun again = yata("up", "--detach");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.output()).contains("yata: YATA already runs on " + folder);

        List<ProcessHandle> processes = Files.readAllLines(folder.resolve("up.lock")).stream()
                .map(line -> ProcessHandle.of(Long.parseLong(line.replaceFirst(" .*", ""))))
                .flatMap(Optional::stream)
                .toList();
        assertThat(processes).hasSize(3);
        assertThat(yata("down").output()).contains("Stopped.");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(yata("status").exit()).isEqualTo(1);
    }

    @Test
    void upWhenDetachedAndPortIsTakenThenSaysSo() throws Exception {
        try (ServerSocket taken = new ServerSocket(apiPort, 1, InetAddress.getLoopbackAddress())) {
            LauncherRun up = yata("up", "--detach");

            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.output()).contains("Port " + taken.getLocalPort() + " is taken");
        }
    }

    /** Runs a command. Its output goes to a file, because a detached process keeps a pipe open. */
    private LauncherRun yata(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(LauncherRun.command(arguments));
        builder.environment()
                .putAll(Map.of(
                        "YATA_HOME", folder.toString(),
                        "YATA_AUTH_PORT", Integer.toString(authPort),
                        "YATA_API_PORT", Integer.toString(apiPort)));
        Path printed = output.resolve("printed");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        return new LauncherRun(process.exitValue(), Files.readString(printed));
    }
}
