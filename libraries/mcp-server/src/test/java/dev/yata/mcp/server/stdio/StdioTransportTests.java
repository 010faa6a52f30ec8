package dev.yata.mcp.server.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.json.Json;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

@Timeout(60)
class StdioTransportTests {

    private static final int MOST_CALLS = Workers.THREADS + Workers.WAITING;

    @ParameterizedTest
    @CsvSource({
        "1e99999999999, -32700",
        "1e-2147483648, -32700",
        "12345678901234567890, -32600",
        "1.0, -32600",
        "'\"\\ud800\"', -32600",
    })
    void serveWhenIdCanNotBeEchoedThenAnswersWithoutIt(String id, int code) {
        List<Map<String, Object>> answers = answers(List.of(request(id, "ping")), request -> Map.of());

        assertThat(answers).hasSize(1);
        assertThat(answers.get(0)).doesNotContainKey("id");
        assertThat(code(answers.get(0))).isEqualTo(code);
    }

    @Test
    void serveWhenIdHas400DigitsThenRefusesIt() {
        assertThat(answers(List.of(request("9".repeat(400), "slow")), request -> Map.of()))
                .singleElement()
                .satisfies(answer -> assertThat(code(answer)).isEqualTo(-32600));
    }

    @Test
    void serveWhenHandlerBreaksThenAnswersInternalErrorAndCarriesOn() {
        List<Map<String, Object>> answers = answers(List.of(request("1", "slow"), request("2", "ping")), request -> {
            if (request.method().equals("slow")) {
                throw new AssertionError("no RuntimeException");
            }
            return Map.of();
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
    void serveWhenNotificationHasOtherParamsThenDoesNotAnswer() {
        String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":[1]}";

        assertThat(answers(List.of(notification), request -> Map.of())).isEmpty();
    }

    @Test
    void serveWhenRequestsAreHeavyThenRefusesThoseThatFindNoRoomAndStillAnswersLightOnes() {
        CountDownLatch pinged = new CountDownLatch(1);
        String heavy = "{\"x\":\"" + "x".repeat(Dispatcher.ROOM / 8 / 3) + "\"}";
        List<String> lines = new ArrayList<>();
        for (int id = 1; id <= 4; id++) {
            lines.add(request(String.valueOf(id), "slow").replace("}", ",\"params\":" + heavy + "}"));
        }
        lines.add(request("5", "slow"));
        lines.add(cancellation(1));
        lines.add(lines.get(0).replace("\"id\":1", "\"id\":6"));
        lines.add(request("7", "ping"));

        List<Map<String, Object>> answers = answers(lines, request -> {
            if (request.method().equals("ping")) {
                pinged.countDown();
            } else {
                await(pinged);
            }
            return Map.of();
        });

        assertThat(answers).extracting(answer -> answer.get("id")).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
        assertThat(answers)
                .filteredOn(answer -> answer.containsKey("error"))
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo(-31000))
                .extracting(answer -> answer.get("id"))
                .containsExactlyInAnyOrder(3, 4);
    }

    @Test
    void serveWhenLineHasTooManyValuesThenRefusesIt() {
        String line = "[" + "0,".repeat(200_000) + "0]";

        assertThat(answers(List.of(line), request -> Map.of()))
                .singleElement()
                .satisfies(answer -> assertThat(code(answer)).isEqualTo(-32700));
    }

    @Test
    void serveWhenCallsWaitAsideThenOthersHaveTheirPlaces() {
        CountDownLatch worked = new CountDownLatch(Workers.THREADS);
        List<String> lines = new ArrayList<>();
        for (int id = 1; id <= Workers.THREADS; id++) {
            lines.add(request(String.valueOf(id), "asks"));
        }
        for (int id = 1; id <= Workers.THREADS; id++) {
            lines.add(request(String.valueOf(100 + id), "works"));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serve(lines, out, call -> {
            if (call.request().method().equals("asks")) {
                call.succeed(call.aside(() -> {
                    await(worked);
                    return Map.of();
                }));
            } else {
                call.succeed(Map.of());
                worked.countDown();
            }
        });

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2 * Workers.THREADS);
    }

    @Test
    void serveWhenResponseHasNullIdThenIgnoresIt() {
        String response = "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"?\"}}";

        assertThat(answers(List.of(response), request -> Map.of())).isEmpty();
    }

    @Test
    void batchWhenLargerThan100ThenIsRefusedAsAWhole() {
        String batch = "[" + String.join(",", Collections.nCopies(101, "1")) + "]";
        List<Map<String, Object>> answers = answers(List.of(batch), request -> Map.of());

        assertThat(answers).hasSize(1);
        assertThat(code(answers.get(0))).isEqualTo(-32600);
    }

    @Test
    void serveWhenNoPlaceIsLeftThenSaysBusyAndStillReadsCancellationsAndPings() {
        CountDownLatch pinged = new CountDownLatch(1);
        List<String> lines = new ArrayList<>();
        for (int id = 1; id <= MOST_CALLS; id++) {
            lines.add(request(String.valueOf(id), "slow"));
        }
        lines.add(request("1001", "slow"));
        lines.add(cancellation(MOST_CALLS));
        lines.add(request("1002", "slow"));
        lines.add(request("1003", "ping"));

        List<Map<String, Object>> answers = answers(lines, request -> {
            if (request.method().equals("ping")) {
                pinged.countDown();
            } else {
                await(pinged);
            }
            return Map.of();
        });

        assertThat(answers)
                .filteredOn(answer -> answer.containsKey("error"))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer).containsEntry("id", 1001);
                    assertThat(code(answer)).isEqualTo(-31000);
                });
        assertThat(answers)
                .extracting(answer -> answer.get("id"))
                .contains(1002, 1003)
                .doesNotContain(MOST_CALLS);
        assertThat(answers).hasSize(MOST_CALLS + 2);
    }

    @Test
    void serveWhenPeerClosesStdinAndNeverReadsThenStillEnds() {
        CountDownLatch never = new CountDownLatch(1);
        OutputStream blocked = new OutputStream() {
            @Override
            public void write(int b) {
                await(never);
            }
        };

        serve(Collections.nCopies(20, request("1", "ping")), blocked, call -> call.succeed(Map.of()));

        assertThat(never.getCount()).isEqualTo(1);
        never.countDown();
    }

    private static List<Map<String, Object>> answers(List<String> lines, Function<Message.Request, Object> results) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serve(lines, out, call -> call.succeed(results.apply(call.request())));
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> Objects.requireNonNull(Json.object(Json.read(line))))
                .toList();
    }

    /** Returns when the stream of lines has ended and what they asked for is done. */
    private static void serve(List<String> lines, OutputStream out, Consumer<Call> work) {
        byte[] in = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        StdioTransport transport = new StdioTransport(
                new ByteArrayInputStream(in),
                out,
                () -> {},
                () -> {},
                List.of(),
                (handler, peer) -> new Answering(work));
        transport.setMcpHandler(new McpStatelessServerHandler() {
            @Override
            public Mono<JSONRPCResponse> handleRequest(McpTransportContext context, JSONRPCRequest request) {
                throw new AssertionError("the protocol answers");
            }

            @Override
            public Mono<Void> handleNotification(McpTransportContext context, JSONRPCNotification notification) {
                return Mono.empty();
            }
        });
        transport.serve();
    }

    /** A protocol of which the transport need not know more. */
    private record Answering(Consumer<Call> work) implements Protocol {

        @Override
        public boolean acceptsBatches() {
            return true;
        }

        @Override
        public boolean allowsInBatch(Message.Request request) {
            return true;
        }

        @Override
        public boolean isInstant(Message.Request request) {
            return request.method().equals("ping");
        }

        @Override
        public void handle(Call call) {
            work.accept(call);
        }

        @Override
        public void heed(Message.Notification notification) {}

        @Override
        public void heed(Message.Response response) {}

        @Override
        public void close() {}
    }

    private static String request(String id, String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"}";
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
