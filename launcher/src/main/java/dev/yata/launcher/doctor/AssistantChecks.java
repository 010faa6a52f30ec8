package dev.yata.launcher.doctor;

import dev.yata.command.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Starts the MCP server, initializes a session like an assistant, and runs the server's own check. */
record AssistantChecks(Server server) {

    /** Seconds. Some assistants wait longer, others only 1.5 s. */
    private static final int LIMIT = 10;

    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"yata-doctor","version":"1.0.0"}}}
            """;

    List<Finding> run() throws InterruptedException {
        if (!server.exists()) {
            return List.of(); // LocalChecks reports what is missing.
        }
        List<Finding> findings = new ArrayList<>(List.of(greeting()));
        if (findings.get(0).isGood()) {
            findings.addAll(new SelfCheck(server).run());
        }
        return findings;
    }

    private Finding greeting() throws InterruptedException {
        try {
            long start = System.nanoTime();
            Process process = server.start(List.of());
            try {
                String answer = answer(process);
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                return answer != null && answer.contains("\"result\"")
                        ? Finding.good(
                                "assistant", server.installation().script() + " mcp answers in " + millis + " ms")
                        : bad(complaint(process));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException unusable) {
            return bad(unusable.getMessage() + "");
        }
    }

    /** Returns the first line, or null after the time limit. */
    private static @Nullable String answer(Process process) throws InterruptedException {
        try (Writer stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(INITIALIZE);
            stdin.flush();
            BufferedReader stdout = process.inputReader(StandardCharsets.UTF_8);
            return CompletableFuture.supplyAsync(
                            () -> stdout.lines().findFirst().orElse(null))
                    .get(LIMIT, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException none) {
            return null;
        }
    }

    /** Returns the text that the server printed on stderr before it ended. */
    private static String complaint(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
            return "no answer to initialize within " + LIMIT + " s";
        }
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.isBlank() ? "ended without a message, exit code " + process.exitValue() : said.strip();
    }

    private Finding bad(String reason) {
        return Finding.bad(
                "assistant",
                "can't connect: " + Printable.of(reason),
                "Correct it in " + server.variables() + ", then check with " + server.checkCommand());
    }
}
