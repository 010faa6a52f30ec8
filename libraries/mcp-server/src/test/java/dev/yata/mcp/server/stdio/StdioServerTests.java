package dev.yata.mcp.server.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolHandler;
import dev.yata.mcp.server.tool.ToolResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StdioServerTests {

    private static final int MAX_CALLS = 16 + 256;

    private static final int WORKING = 16;
    private static final int MEMORY = 1024 * 1024;
    private static final ToolResult DONE = ToolResult.of("done");

    private final MemoryBudget memory = new MemoryBudget(MEMORY);

    /** Opens once the server has answered a ping. */
    private final CountDownLatch pinged = new CountDownLatch(1);

    @ParameterizedTest
    @CsvSource({
        "1e99999999999, -32700",
        "1e-2147483648, -32700",
        "12345678901234567890, -32600",
        "1.0, -32600",
        "'\"\\ud800\"', -32600",
    })
    void serveWhenIdCanNotBeEchoedThenAnswersWithoutIt(String id, int code) {
        List<Map<String, Object>> answers = answers(List.of(request(id, "ping")));

        assertThat(answers).hasSize(1);
        assertThat(answers.get(0)).doesNotContainKey("id");
        assertThat(code(answers.get(0))).isEqualTo(code);
    }

    @Test
    void serveWhenIdHas400DigitsThenRefusesIt() {
        assertThat(answers(List.of(request("9".repeat(400), "ping"))))
                .singleElement()
                .satisfies(answer -> assertThat(code(answer)).isEqualTo(-32600));
    }

    @Test
    void serveWhenHandlerBreaksThenAnswersInternalErrorAndCarriesOn() {
        List<Map<String, Object>> answers = answers(List.of(call(1), request("2", "ping")), (arguments, context) -> {
            throw new AssertionError("not a RuntimeException");
        });

        assertThat(answers).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.get("id").equals(1))
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo(-32603));
        assertThat(answers)
                .filteredOn(answer -> answer.get("id").equals(2))
                .allSatisfy(answer -> assertThat(answer).containsKey("result"));
    }

    @Test
    void serveWhenANameHasALoneSurrogateThenTheRequestIsAnswered() {
        String line = request("1", "ping").replace("}", ",\"params\":{\"a\\ud800\":1}}");

        assertThat(answers(List.of(line)))
                .singleElement()
                .satisfies(answer -> assertThat(answer).containsEntry("id", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":7,\"method\":\"m\",\"params\":{}", "{\"method\":\"m\",\"params\":{},\"id\":7"})
    void serveWhenALineIsTooLongThenItsIdIsAnswered(String beginning) {
        String text = "x".repeat(StdioServer.LONGEST_LINE);
        String line = beginning.replace("{}", "{\"x\":\"" + text + "\"}") + "}";

        assertThat(answers(List.of(line, request("8", "ping"))))
                .extracting(answer -> answer.get("id"))
                .containsExactly(7, 8);
    }

    @Test
    void serveWhenInputIsBinaryThenEndsWithLittleOutput() {
        List<String> lines = new ArrayList<>(Collections.nCopies(1000, "\u0000\u0001}"));
        assertThat(answers(lines)).hasSize(200);

        lines = new ArrayList<>(Collections.nCopies(199, "}"));
        lines.add(request("1", "ping"));
        lines.addAll(Collections.nCopies(199, "}"));
        assertThat(answers(lines)).hasSize(399);
    }

    @Test
    void serveWhenNotificationHasOtherParamsThenDoesNotAnswer() {
        String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":[1]}";

        assertThat(answers(List.of(notification))).isEmpty();
    }

    @Test
    void serveWhenMemoryIsUsedUpThenRejectsLargeRequestsAndAnswersSmallOnes() {
        String heavy = "\"x\":\"" + "x".repeat(MEMORY / 8 / 2 - 1000) + "\",";
        List<String> lines = new ArrayList<>();
        for (int id = 1; id <= 4; id++) {
            lines.add(call(id).replace("\"name\"", heavy + "\"name\""));
        }
        lines.add(call(5));
        lines.add(request("\"ping\"", "ping"));

        List<Map<String, Object>> answers = answers(lines, this::awaitPing);

        assertThat(answers).extracting(answer -> answer.get("id")).containsExactlyInAnyOrder(1, 2, 3, 4, 5, "ping");
        assertThat(answers)
                .filteredOn(answer -> answer.containsKey("error"))
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo(-31000))
                .extracting(answer -> answer.get("id"))
                .containsExactlyInAnyOrder(3, 4);
    }

    @Test
    void serveWhenTwoCallsHoldLargeResponsesThenStillDoesOtherRequests() {
        CountDownLatch reserved = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        String other = call(3).replace("\"name\"", "\"x\":\"" + "x".repeat(4000) + "\",\"name\"");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serve(
                new SequenceInputStream(
                        in(List.of(call(1), call(2), "")),
                        new ByteArrayInputStream(other.getBytes(StandardCharsets.UTF_8)) {
                            @Override
                            public synchronized int read(byte[] buffer, int from, int length) {
                                await(reserved);
                                return super.read(buffer, from, length);
                            }
                        }),
                out,
                (arguments, context) -> {
                    if (reserved.getCount() == 0) {
                        done.countDown();
                    } else {
                        assertThat(memory.reserve(MEMORY, Duration.ofSeconds(30)))
                                .isTrue();
                        reserved.countDown();
                        await(done);
                    }
                    return DONE;
                });

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("\"result\""));
    }

    @Test
    void serveWhenAnswersAreLargerThanTheMemoryThenSendsThemOneAfterTheOther() {
        List<Map<String, Object>> answers =
                answers(List.of(call(1), call(2)), (arguments, context) -> ToolResult.of("x".repeat(3 * MEMORY / 4)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).containsKey("result"));
    }

    @Test
    void serveWhenLineHasTooManyValuesThenRefusesIt() {
        String line = "[" + "0,".repeat(200_000) + "0]";

        assertThat(answers(List.of(line)))
                .singleElement()
                .satisfies(answer -> assertThat(code(answer)).isEqualTo(-32700));
    }

    @Test
    void serveWhenCallsWaitForTheUserThenOthersWork() {
        CountDownLatch worked = new CountDownLatch(WORKING);
        List<String> lines = new ArrayList<>();
        lines.add(initialize("2025-11-25"));
        for (int id = 1; id <= 2 * WORKING; id++) {
            lines.add(call(id));
        }
        AtomicInteger calls = new AtomicInteger();
        List<Map<String, Object>> answers = answers(lines, (arguments, context) -> {
            if (calls.incrementAndGet() <= WORKING) {
                assertThat(context.confirm("Sure?")).isEqualTo(Consent.DISMISSED);
            } else {
                worked.countDown();
            }
            return DONE;
        });

        assertThat(worked.getCount()).isZero();
        assertThat(answers).filteredOn(answer -> answer.containsKey("result")).hasSize(1 + 2 * WORKING);
    }

    @Test
    void serveWhenResponseHasNullIdThenIgnoresIt() {
        String response = "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"?\"}}";

        assertThat(answers(List.of(response))).isEmpty();
    }

    @Test
    void batchWhenLargerThan100ThenIsRefusedAsAWhole() {
        String batch = "[" + String.join(",", Collections.nCopies(101, "1")) + "]";
        List<Map<String, Object>> answers = answers(List.of(initialize("2025-03-26"), batch));

        assertThat(answers).hasSize(2);
        assertThat(code(answers.get(1))).isEqualTo(-32600);
    }

    @Test
    void batchWhenAnswersAreTooLargeTogetherThenLeavesOutThoseThatDoNotFit() {
        String text = "x".repeat(MEMORY / 4 * 2 / 5);
        String out = output(
                List.of(initialize("2025-03-26"), "[" + call(1) + "," + call(2) + "," + call(3) + "]"),
                (arguments, context) -> ToolResult.of(text));
        List<?> answers = (List<?>) Json.read(out.lines().toList().get(1));

        assertThat(answers).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> Json.write(answer).contains("\"code\":-31000"))
                .singleElement()
                .satisfies(answer -> assertThat(Json.write(answer))
                        .contains("was carried out")
                        .hasSizeLessThan(300));
    }

    @Test
    void serveWhenTooManyCallsAreOpenThenSaysBusyAndStillReadsCancellationsAndPings() {
        List<String> lines = new ArrayList<>();
        for (int id = 1; id <= MAX_CALLS; id++) {
            lines.add(call(id));
        }
        lines.add(call(1001));
        lines.add(cancellation(MAX_CALLS));
        lines.add(call(1002));
        lines.add(request("\"ping\"", "ping"));

        List<Map<String, Object>> answers = answers(lines, this::awaitPing);

        assertThat(answers)
                .filteredOn(answer -> answer.containsKey("error"))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer).containsEntry("id", 1001);
                    assertThat(code(answer)).isEqualTo(-31000);
                });
        assertThat(answers)
                .extracting(answer -> answer.get("id"))
                .contains(1002, "ping")
                .doesNotContain(MAX_CALLS);
        assertThat(answers).hasSize(MAX_CALLS + 2);
    }

    @Test
    void serveWhenInputEndsThenWaitsForTheRunningCall() {
        CompletableFuture<Void> later = new CompletableFuture<Void>().completeOnTimeout(null, 3, TimeUnit.SECONDS);

        List<Map<String, Object>> answers = answers(List.of(call(1)), (arguments, context) -> {
            later.join();
            return DONE;
        });

        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(answer).containsKey("result"));
    }

    @Test
    void closeWhenInputHasEndedThenStopsWaitingForTheRunningCall() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StdioServer server = server(in(List.of(call(1))), out, (arguments, context) -> {
            running.countDown();
            await(never);
            return DONE;
        });
        Thread serving = new Thread(server::serve);
        serving.start();
        running.await();

        server.close();

        serving.join();
        assertThat(out.size()).isZero();
    }

    @Test
    void serveWhenClientClosesStdinAndNeverReadsThenStillEnds() {
        CountDownLatch never = new CountDownLatch(1);
        OutputStream blocked = new OutputStream() {
            @Override
            public void write(int b) {
                await(never);
            }
        };

        serve(Collections.nCopies(20, request("1", "ping")), blocked, (arguments, context) -> DONE);

        assertThat(never.getCount()).isEqualTo(1);
        never.countDown();
    }

    private List<Map<String, Object>> answers(List<String> lines) {
        return answers(lines, (arguments, context) -> DONE);
    }

    private List<Map<String, Object>> answers(List<String> lines, ToolHandler handler) {
        return output(lines, handler)
                .lines()
                .map(line -> Objects.requireNonNull(Json.object(Json.read(line))))
                .toList();
    }

    private String output(List<String> lines, ToolHandler handler) {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                if (new String(bytes, from, length, StandardCharsets.UTF_8).contains("\"id\":\"ping\"")) {
                    pinged.countDown();
                }
            }
        };
        serve(lines, out, handler);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Serves the lines, and returns when they have ended and the calls are over. */
    private void serve(List<String> lines, OutputStream out, ToolHandler handler) {
        serve(in(lines), out, handler);
    }

    private void serve(InputStream in, OutputStream out, ToolHandler handler) {
        server(in, out, handler).serve();
    }

    private StdioServer server(InputStream in, OutputStream out, ToolHandler handler) {
        McpServer server = McpServer.builder("test", "1")
                .tool(new ToolDefinition("work", "Work", "", Parameters.of(), null, Effect.READS, handler))
                .build();
        return new StdioServer(server, memory, in, out, () -> {});
    }

    private static InputStream in(List<String> lines) {
        return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private ToolResult awaitPing(Arguments arguments, CallContext context) {
        await(pinged);
        return DONE;
    }

    private static String request(String id, String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"}";
    }

    private static String initialize(String version) {
        return "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + version
                + "\",\"capabilities\":{\"elicitation\":{}}}}";
    }

    private static String call(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"work\"}}";
    }

    private static String cancellation(int id) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + id + "}}";
    }

    private static Object code(Map<String, Object> answer) {
        return Objects.requireNonNull(Json.object(answer.get("error"))).get("code");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
