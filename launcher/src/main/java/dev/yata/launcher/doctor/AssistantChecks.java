package dev.yata.launcher.doctor;

import dev.yata.launcher.installation.Installation;
import dev.yata.launcher.terminal.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Launches the MCP server with what {@code yata mcp-config} has assistants launch it with, and greets it as they do. */
record AssistantChecks(Installation installation, Path variables) {

    /** Seconds; patient assistants wait longer, hasty ones 1.5 s. */
    private static final int LIMIT = 10;

    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"yata-doctor","version":"1.0.0"}}}
            """;

    List<Finding> run() throws InterruptedException {
        if (!Files.exists(installation.jar("mcp-stdio-server")) || !Files.exists(variables)) {
            return List.of(); // LocalChecks names what is missing.
        }
        ProcessBuilder builder =
                new ProcessBuilder(installation.script().toString(), "mcp").redirectError(ProcessBuilder.Redirect.PIPE);
        builder.environment().put("ENV_FILE", variables.toString());
        try {
            long start = System.nanoTime();
            Process server = builder.start();
            try {
                String answer = answer(server);
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                return List.of(
                        answer != null && answer.contains("\"result\"")
                                ? Finding.good(
                                        "assistant", installation.script() + " mcp greets it in " + millis + " ms")
                                : bad(complaint(server)));
            } finally {
                server.destroyForcibly();
            }
        } catch (IOException unusable) {
            return List.of(bad(unusable.getMessage() + ""));
        }
    }

    /** The first line, or null when none comes in time. */
    private static @Nullable String answer(Process server) throws InterruptedException {
        try (Writer stdin = server.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(INITIALIZE);
            stdin.flush();
            BufferedReader stdout = server.inputReader(StandardCharsets.UTF_8);
            return CompletableFuture.supplyAsync(
                            () -> stdout.lines().findFirst().orElse(null))
                    .get(LIMIT, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException none) {
            return null;
        }
    }

    /** What it said on stderr before it ended, if it did. */
    private static String complaint(Process server) throws IOException, InterruptedException {
        if (!server.waitFor(1, TimeUnit.SECONDS)) {
            return "no answer to initialize within " + LIMIT + " s";
        }
        String said = new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.isBlank() ? "ended without a word, exit code " + server.exitValue() : said.strip();
    }

    private Finding bad(String reason) {
        return Finding.bad(
                "assistant",
                "can't connect: " + Printable.of(reason),
                "Run ENV_FILE=" + variables + " " + installation.script() + " mcp --check; it says more.");
    }
}
