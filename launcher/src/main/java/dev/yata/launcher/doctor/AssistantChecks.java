package dev.yata.launcher.doctor;

import dev.yata.launcher.terminal.Printable;
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

/** Launches the MCP server, greets it as assistants do, and lets it check for itself what it would do for them. */
record AssistantChecks(Server server) {

    /** Seconds; patient assistants wait longer, hasty ones 1.5 s. */
    private static final int LIMIT = 10;

    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"yata-doctor","version":"1.0.0"}}}
            """;

    List<Finding> run() throws InterruptedException {
        if (!server.isThere()) {
            return List.of(); // LocalChecks names what is missing.
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
                                "assistant", server.installation().script() + " mcp greets it in " + millis + " ms")
                        : bad(complaint(process));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException unusable) {
            return bad(unusable.getMessage() + "");
        }
    }

    /** The first line, or null when none comes in time. */
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

    /** What it said on stderr before it ended, if it did. */
    private static String complaint(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
            return "no answer to initialize within " + LIMIT + " s";
        }
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.isBlank() ? "ended without a word, exit code " + process.exitValue() : said.strip();
    }

    private Finding bad(String reason) {
        return Finding.bad(
                "assistant",
                "can't connect: " + Printable.of(reason),
                "Mend it in " + server.variables() + ", then see with " + server.checkCommand());
    }
}
