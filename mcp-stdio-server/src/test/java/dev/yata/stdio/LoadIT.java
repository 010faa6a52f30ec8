package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends more calls than a server can run. The server must answer or refuse all of them within bounded memory. */
class LoadIT {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}";
    private static final int CALLS = 1000;
    private static final int MIB = 1024 * 1024;

    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void serverWhenLineHas100MegabytesThenRefusesItWithoutHoldingIt() throws IOException {
        try (McpProcess server = McpProcess.start(backend)) {
            server.send(PING);
            server.next();
            long before = peakMemory(server.process);
            byte[] part = "x".repeat(MIB).getBytes(StandardCharsets.UTF_8);
            server.sendBytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                server.sendBytes(part);
            }
            server.sendBytes("\"}\n".getBytes(StandardCharsets.UTF_8)).send(PING);

            assertThat(McpProcess.error(server.next())).containsEntry("code", -32600);
            assertThat(server.next()).containsEntry("id", "p");
            assertThat(peakMemory(server.process) - before).isLessThan(64L * MIB);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void serverWhenCalledAThousandTimesAtOnceThenAnswersAllInBoundedMemory() throws IOException {
        try (McpProcess server = McpProcess.start(backend)) {
            server.call("first", "get_todo", todo()).next();
            long before = peakMemory(server.process);
            IntStream.range(0, CALLS).forEach(id -> server.call(id, "get_todo", todo()));

            assertThat(IntStream.range(0, CALLS).mapToObj(i -> server.next().get("id")))
                    .doesNotHaveDuplicates()
                    .hasSize(CALLS);
            assertThat(peakMemory(server.process) - before).isLessThan(96L * MIB);
        }
    }

    /** The responses of all calls that may run or wait would need ten times the heap that a launcher sets. */
    @Test
    void serverWhenEveryAnswerIsTheLargestPageThenAnswersAll() {
        int calls = 40;
        backend.api(Collections.nCopies(2 * calls, Reply.of(200, largestPage())).toArray(Reply[]::new));
        try (McpProcess server = McpProcess.start(
                McpProcess.settings(backend),
                command("@" + Path.of("packaging", "jvm.options").toAbsolutePath()))) {
            IntStream.range(0, calls).forEach(id -> server.call(id, "list_todos", "{\"limit\":100}"));

            for (int i = 0; i < calls; i++) {
                assertThat(McpProcess.text(server.next()).startsWith("Your todos:"))
                        .isTrue();
            }
            assertThat(server.closeStdin().exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dany=option", "-XX:+ExitOnOutOfMemoryError"})
    void serverWhenMemoryDoesNotSufficeThenEndsAndSaysSo(String option) {
        backend.api(Collections.nCopies(200, Reply.of(200, largestPage())).toArray(Reply[]::new));
        try (McpProcess server = McpProcess.start(
                McpProcess.settings(backend), command("-Xmx20m", option, "-XX:+DisplayVMOutputToStderr"))) {
            IntStream.range(0, 40).forEach(id -> server.call(id, "list_todos", "{\"limit\":100}"));

            assertThat(server.exitCode()).isEqualTo(3);
            assertThat(server.stderr()).containsIgnoringCase("OutOfMemory");
            assertThat(server.rest()).allMatch(line -> line.startsWith("{\"jsonrpc\""));
        }
    }

    @Test
    void callWhenALargeTodoIsWatchedThenHasItsTurn() {
        backend.api(Collections.nCopies(100, todoOf(300_000)).toArray(Reply[]::new));
        try (McpProcess server = McpProcess.start(McpProcess.settings(backend), command("-Xmx64m"))) {
            server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/subscribe\",\"params\":{\"uri\":\"todo://"
                    + FakeBackend.ID + "\"}}");
            assertThat(server.next()).containsEntry("id", 1);

            assertThat(McpProcess.text(server.call(2, "get_todo", todo()).next()))
                    .startsWith("Todo Details:");
            server.closeStdin();
        }
    }

    /** Each response has half a megabyte. All requests that may run or wait would need twice this heap. */
    @Test
    void serverWhenReaderIsSlowThenHoldsBackAndAnswersAll() throws Exception {
        backend.api(Collections.nCopies(2 * CALLS, todoOf(500_000)).toArray(Reply[]::new));
        List<String> command = command("-Xmx128m", "-XX:+ExitOnOutOfMemoryError");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        McpProcess.replaceSettings(builder.environment(), McpProcess.settings(backend));
        Process server = builder.start();
        try (BufferedReader stdout = server.inputReader(StandardCharsets.UTF_8)) {
            Thread sender = new Thread(() -> readTodo(server.getOutputStream()));
            sender.start();
            awaitStandstill();
            assertThat(backend.apiRequests)
                    .as("of 272 requests that may run or wait")
                    .hasSizeLessThan(100);
            List<Object> ids = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                ids.add(WireRules.messages(stdout.readLine()).get(0).get("id"));
            }
            assertThat(ids).doesNotHaveDuplicates().hasSize(CALLS);
            server.getOutputStream().close();
            assertThat(stdout.readLine()).isNull();
            assertThat(server.waitFor()).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    /** A pipe holds 64 KiB, and the server writes one line per call to stderr. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void serverWhenNobodyReadsStderrThenStillAnswersAndEnds() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(McpProcess.command());
        McpProcess.replaceSettings(builder.environment(), McpProcess.settings(backend));
        Process server = builder.start();
        try (BufferedReader stdout = server.inputReader(StandardCharsets.UTF_8)) {
            for (int id = 0; id < 3 * CALLS; id++) {
                server.getOutputStream().write(callLine(id));
                server.getOutputStream().flush();
                assertThat(WireRules.messages(stdout.readLine()).get(0)).containsEntry("id", id);
            }
            server.getOutputStream().close();
            assertThat(server.waitFor()).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void serverWhenStdinEndsThenAnswersAllThatRuns() {
        int running = 16;
        backend.api(
                Collections.nCopies(running, Reply.of(200, "[]").after(1000)).toArray(Reply[]::new));
        try (McpProcess server = McpProcess.start(backend)) {
            IntStream.range(0, running).forEach(id -> server.call(id, "list_todos", "{}"));
            await().atMost(Duration.ofSeconds(20)).until(() -> backend.apiRequests.size() == running);
            server.closeStdin();

            assertThat(server.exitCode()).isZero();
            assertThat(server.rest()).hasSize(running).allMatch(line -> line.contains("No todos found"));
        }
    }

    /** Waits until no call sends requests to the API any more. */
    private void awaitStandstill() {
        AtomicInteger before = new AtomicInteger(-1);
        await().atMost(Duration.ofSeconds(25))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    int now = backend.apiRequests.size();
                    return now > 0 && before.getAndSet(now) == now;
                });
    }

    private static void readTodo(OutputStream stdin) {
        try {
            for (int id = 0; id < CALLS; id++) {
                stdin.write(("{\"jsonrpc\":\"2.0\",\"id\":" + id
                                + ",\"method\":\"resources/read\",\"params\":{\"uri\":\"todo://" + FakeBackend.ID
                                + "\"}}\n")
                        .getBytes(StandardCharsets.UTF_8));
                stdin.flush();
            }
        } catch (IOException e) {
            // The thread that reads reports the failure.
        }
    }

    private static byte[] callLine(int id) {
        return ("{\"jsonrpc\":\"2.0\",\"id\":" + id
                        + ",\"method\":\"tools/call\",\"params\":{\"name\":\"get_todo\"}}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String todo() {
        return "{\"todo_id\":\"" + FakeBackend.ID + "\"}";
    }

    private static List<String> command(String... options) {
        List<String> command = McpProcess.command();
        command.addAll(1, List.of(options));
        return command;
    }

    /** Returns 100 todos with the longest descriptions that the API allows. */
    private static String largestPage() {
        String todo = FakeBackend.TODO.replace(
                "\"description\":null", "\"description\":\"" + "\uD83D\uDE00".repeat(10_000) + "\"");
        return "[" + String.join(",", Collections.nCopies(100, todo)) + "]";
    }

    private static Reply todoOf(int characters) {
        String description = "d".repeat(characters);
        return Reply.of(
                200, FakeBackend.TODO.replace("\"description\":null", "\"description\":\"" + description + "\""));
    }

    /** Returns the peak resident memory of the process in bytes. */
    private static long peakMemory(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
