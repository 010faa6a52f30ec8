package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.client.FakeBackend;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Starts servers, several at a time, and ends each of them in one of the ways in which a client may do it. */
@DisabledOnOs(OS.WINDOWS)
class LifecycleIT {

    private static final int CYCLES = 200;
    private static final int AT_A_TIME = 8;
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n";

    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void serverWhenLeftInAnyWayThenNoProcessStays() throws Exception {
        List<Future<ProcessHandle>> servers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        for (int i = 0; i < CYCLES; i++) {
            End end = End.values()[i % End.values().length];
            // Half of the servers end before they have received a message.
            boolean used = i / End.values().length % 2 == 0;
            servers.add(threads.submit((Callable<ProcessHandle>) () -> cycle(end, used)));
        }
        threads.shutdown();

        List<ProcessHandle> alive = new ArrayList<>();
        for (Future<ProcessHandle> server : servers) {
            alive.add(server.get());
        }
        assertThat(alive).hasSize(CYCLES);
        await().atMost(Duration.ofSeconds(30)).until(() -> alive.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Lists the ways to end a server. */
    private enum End {
        STDIN_CLOSED,
        TERMINATED,
        STDOUT_CLOSED,
        PARENT_KILLED
    }

    /** Starts and ends a server. Waits until it has ended, so that not too many servers run. */
    private ProcessHandle cycle(End end, boolean used) throws IOException {
        Process process = start(end);
        try {
            return leave(process, end, used);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static ProcessHandle leave(Process process, End end, boolean used) throws IOException {
        BufferedReader stdout = process.inputReader(StandardCharsets.UTF_8);
        ProcessHandle server = end == End.PARENT_KILLED
                ? ProcessHandle.of(Long.parseLong(
                                process.errorReader(StandardCharsets.UTF_8).readLine()))
                        .orElseThrow()
                : process.toHandle();
        if (used) {
            say(process);
            assertThat(stdout.readLine()).contains("\"result\"");
        }
        switch (end) {
            case STDIN_CLOSED -> process.getOutputStream().close();
            case TERMINATED -> process.destroy();
            case STDOUT_CLOSED -> stdout.close();
            default -> process.destroyForcibly();
        }
        await(end.name()).ignoreExceptions().atMost(Duration.ofSeconds(30)).until(() -> {
            if (end == End.STDOUT_CLOSED && server.isAlive()) {
                // The server only notices when it writes. A process that is being started may still hold the other end
                // of the pipe.
                say(process);
            }
            return !server.isAlive();
        });
        return server;
    }

    /**
     * Starts a server. For PARENT_KILLED its parent is a shell whose stdin stays open after its end. The shell passes
     * its own id, as {@code ./yata mcp} does.
     */
    private Process start(End end) throws IOException {
        List<String> command = McpProcess.command();
        if (end == End.PARENT_KILLED) {
            String line = "exec 3<&0; java=$1; shift;"
                    + " \"$java\" -Dyata.parent=$$ \"$@\" <&3 2>/dev/null & echo $! >&2; wait";
            command.addAll(0, List.of("sh", "-c", line, "sh"));
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        McpProcess.replaceSettings(builder.environment(), McpProcess.settings(backend));
        if (end != End.PARENT_KILLED) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        return builder.start();
    }

    private static void say(Process process) throws IOException {
        process.getOutputStream().write(PING.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }
}
