package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.launcher.LauncherRun;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts YATA in the background, looks at it, and stops it, each with a command of its own. */
class DetachedIT {

    @TempDir
    private Path folder;

    private LauncherHome home;

    @BeforeEach
    void pickPorts() {
        home = new LauncherHome(folder);
    }

    @AfterEach
    void stop() throws Exception {
        home.yata("down");
    }

    @Test
    void downWhenYataWasDetachedThenEndsAllOfIt() throws Exception {
        LauncherRun nothing = home.yata("status");
        assertThat(nothing.exit()).isEqualTo(1);
        assertThat(nothing.output()).contains("YATA does not run on " + folder);
        assertThat(home.yata("down").exit()).isZero();

        LauncherRun up = home.yata("up", "--detach");
        assertThat(up.exit()).as(up.output()).isZero();
        assertThat(up.output())
                .contains("console       http://localhost:" + home.authPort() + "/admin/")
                .contains("./yata down stops everything.");

        LauncherRun status = home.yata("status");
        assertThat(status.exit()).as(status.output()).isZero();
        assertThat(status.output())
                .contains("YATA is up on " + folder)
                .containsPattern("auth-server +http://localhost:" + home.authPort() + " +ready")
                .containsPattern("todo-api +http://localhost:" + home.apiPort() + " +ready");

        LauncherRun again = home.yata("up", "--detach");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.output()).contains("yata: YATA already runs on " + folder);

        List<ProcessHandle> processes = Files.readAllLines(folder.resolve("up.lock")).stream()
                .map(line -> ProcessHandle.of(Long.parseLong(line.replaceFirst(" .*", ""))))
                .flatMap(Optional::stream)
                .toList();
        assertThat(processes).hasSize(3);
        assertThat(home.yata("down").output()).contains("Stopped.");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(home.yata("status").exit()).isEqualTo(1);
    }

    @Test
    void upWhenDetachedAndPortIsTakenThenSaysSo() throws Exception {
        try (ServerSocket taken = new ServerSocket(home.apiPort(), 1, InetAddress.getLoopbackAddress())) {
            LauncherRun up = home.yata("up", "--detach");

            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.output()).contains("Port " + taken.getLocalPort() + " is taken");
        }
    }
}
