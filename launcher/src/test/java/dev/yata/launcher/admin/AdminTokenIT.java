package dev.yata.launcher.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.launcher.LauncherRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands as processes, and checks that their tokens do not outlive them. */
class AdminTokenIT {

    @TempDir
    private Path folder;

    private AuthServerStub server;

    @BeforeEach
    void start() throws Exception {
        server = new AuthServerStub();
        server.home(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void commandWhenItEndsThenItsTokenIsRevoked() throws Exception {
        server.reply(200, "[]").reply(404, "");

        assertThat(LauncherRun.of(folder, "clients", "list").exit()).isZero();
        assertThat(server.revoked()).containsExactly("token=the-token");

        assertThat(LauncherRun.of(folder, "clients", "show", "c-1").exit()).isEqualTo(1);
        assertThat(server.revoked()).hasSize(2);
    }

    @Test
    void commandWhenItIsStoppedThenItsTokenIsRevoked() throws Exception {
        server.replyForEver(" ", Duration.ofMillis(100));
        ProcessBuilder command = new ProcessBuilder(LauncherRun.command("audit", "export", "--format", "csv"));
        command.environment().put("YATA_HOME", folder.toString());
        Process process = command.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> !server.requests().isEmpty());

            process.destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(server.revoked()).containsExactly("token=the-token");
        } finally {
            process.destroyForcibly();
        }
    }
}
