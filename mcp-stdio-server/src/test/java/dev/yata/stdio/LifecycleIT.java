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

/** Servers that are started and left in every way a client leaves them, many at a time. */
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
            // Every other is left before it has said anything.
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

    /** Ways to leave a server. */
    private enum End {
        STDIN_CLOSED,
        TERMINATED,
        STDOUT_CLOSED,
        PARENT_KILLED
    }

    /** Waits for the server's end where that is quick, so that not too many run. */
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
                // Only who writes can notice, and another process that is just being started may hold the other end.
                say(process);
            }
            return !server.isAlive();
        });
        return server;
    }

    /** The parent that is to be killed is a shell, whose stdin outlives it; it names itself, as {@code ./yata mcp} does. */
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
