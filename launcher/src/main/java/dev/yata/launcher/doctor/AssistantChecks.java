package dev.yata.launcher.doctor;

import dev.yata.command.Installation;
import dev.yata.command.Printable;
import dev.yata.launcher.terminal.ShellWord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Starts the MCP server as in the snippets of {@code ./yata mcp-config}: first to initialize a session like an
 * assistant, then with {@code --check}, which fetches a token and calls the API.
 */
record AssistantChecks(Installation installation, Path variables) {

    /** Seconds. Some assistants wait longer, others only 1.5 s. */
    private static final int GREETING_LIMIT = 10;

    /** Seconds for a token and a call with their retries. */
    private static final int CHECK_LIMIT = 90;

    private static final int MAXIMUM_BYTES = 64 * 1024;

    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"yata-doctor","version":"1.0.0"}}}
            """;

    private static final Pattern LINE = Pattern.compile("(ok|WRONG|note|hidden) +(\\S+) +(.+)");
    private static final Pattern REFUSED = Pattern.compile(" refused client (\\S+) \\(");

    List<Finding> run() throws InterruptedException {
        if (!Files.exists(installation.jar("mcp-stdio-server")) || !Files.exists(variables)) {
            return List.of(); // LocalChecks reports what is missing.
        }
        List<Finding> findings = new ArrayList<>(List.of(greeting()));
        if (findings.get(0).isGood()) {
            findings.addAll(selfCheck());
        }
        return findings;
    }

    private Process start(String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(installation.script().toString(), "mcp");
        builder.command().addAll(List.of(options));
        builder.environment().put("ENV_FILE", variables.toString());
        return builder.start();
    }

    private Finding greeting() throws InterruptedException {
        try {
            long start = System.nanoTime();
            Process process = start();
            try {
                String answer = answer(process);
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                return answer != null && answer.contains("\"result\"")
                        ? Finding.good("assistant", installation.script() + " mcp answers in " + millis + " ms")
                        : cannotConnect(complaint(process));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException unusable) {
            return cannotConnect(unusable.getMessage() + "");
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
                    .get(GREETING_LIMIT, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException none) {
            return null;
        }
    }

    /** Returns the text that the server printed on stderr before it ended. */
    private static String complaint(Process process) throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
            return "no answer to initialize within " + GREETING_LIMIT + " s";
        }
        String printed = stderr(process);
        return printed.isBlank() ? "ended without a message, exit code " + process.exitValue() : printed.strip();
    }

    /** Returns the text on stderr until its end, of at most 64 KiB. */
    private static String stderr(Process process) {
        try (InputStream stderr = process.getErrorStream()) {
            String text = new String(stderr.readNBytes(MAXIMUM_BYTES), StandardCharsets.UTF_8);
            stderr.transferTo(OutputStream.nullOutputStream());
            return text;
        } catch (IOException unreadable) {
            return unreadable.getMessage() + "";
        }
    }

    private Finding cannotConnect(String reason) {
        return Finding.bad(
                "assistant",
                "can't connect: " + Printable.of(reason),
                "Correct it in " + variables + ", then check with " + checkCommand());
    }

    private List<Finding> selfCheck() throws InterruptedException {
        try {
            Process check = start("--check");
            try {
                check.getOutputStream().close();
                // Reads while the check runs, because it would wait for a reader of a full pipe.
                CompletableFuture<String> printed = CompletableFuture.supplyAsync(() -> stderr(check));
                return check.waitFor(CHECK_LIMIT, TimeUnit.SECONDS)
                        ? findings(printed.join())
                        : List.of(unfinished("it took more than " + CHECK_LIMIT + " s"));
            } finally {
                check.destroyForcibly();
            }
        } catch (IOException unusable) {
            return List.of(unfinished(unusable.getMessage() + ""));
        }
    }

    /** Returns each line with a verdict. Without any, the output says why the check was not possible. */
    private List<Finding> findings(String printed) {
        List<Finding> findings = printed.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Finding(
                        line.group(1), Printable.of(line.group(2)), Printable.of(line.group(3)), remedy(line.group(3))))
                .toList();
        return findings.isEmpty() ? List.of(unfinished(printed.strip())) : findings;
    }

    /** Adds advice for administrators. The server does not know the administrator's commands. */
    private static String remedy(String text) {
        Matcher refused = REFUSED.matcher(text);
        return refused.find() ? "Administrators: see ./yata clients show " + Printable.of(refused.group(1)) + "." : "";
    }

    private Finding unfinished(String reason) {
        return Finding.bad("check", Printable.of(reason), "Try " + checkCommand());
    }

    private String checkCommand() {
        return "ENV_FILE=" + ShellWord.of(variables) + " " + ShellWord.of(installation.script()) + " mcp --check";
    }
}
