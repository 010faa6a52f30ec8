package dev.yata.mcp.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.Wire;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.resource.ResourceDefinition;
import dev.yata.mcp.server.resource.ResourceWatches;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests subscriptions to resources in both eras. */
class SubscriptionTests {

    private static final String OPEN = "note://open";
    private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

    private final ManualWatches watches = new ManualWatches();
    private final Wire wire = Wire.to(server(watches));

    @AfterEach
    void stop() {
        wire.close();
    }

    @Test
    void listenWhenOpenedThenAcknowledgesWhatItHonoursAndTellsChanges() {
        wire.modern(
                "s",
                "subscriptions/listen",
                Map.of(
                        "notifications",
                        Map.of(
                                "toolsListChanged",
                                true,
                                "promptsListChanged",
                                true,
                                "resourceSubscriptions",
                                List.of(OPEN, "note://nowhere", OPEN))),
                Map.of());

        assertThat(wire.nextParams("notifications/subscriptions/acknowledged"))
                .containsEntry("_meta", Map.of(SUBSCRIPTION, "s"))
                .containsEntry("notifications", Map.of("resourceSubscriptions", List.of(OPEN)));
        watches.change(OPEN);
        assertThat(wire.nextParams("notifications/resources/updated"))
                .containsEntry("_meta", Map.of(SUBSCRIPTION, "s"))
                .containsEntry("uri", OPEN);
        wire.assertSilent();
    }

    @Test
    void listenWhenNothingCanBeHonouredThenSaysSoAndStaysOpen() {
        listen(1, "note://nowhere");

        assertThat(wire.nextParams("notifications/subscriptions/acknowledged"))
                .containsEntry("notifications", Map.of());
        wire.assertSilent();
    }

    @Test
    void listenWhenResourceChangesAtOnceThenIsToldAfterTheAcknowledgement() {
        watches.changing = true;
        listen(1, OPEN);

        wire.nextParams("notifications/subscriptions/acknowledged");
        assertThat(wire.nextParams("notifications/resources/updated")).containsEntry("uri", OPEN);
    }

    @Test
    void listenWhenResourceIsNotReadYetThenIsAcknowledgedAfterwards() {
        CompletableFuture<Boolean> reading = new CompletableFuture<>();
        watches.ready = reading;
        listen(1, OPEN);
        wire.assertSilent();

        reading.complete(true);
        assertThat(wire.nextParams("notifications/subscriptions/acknowledged"))
                .containsEntry("notifications", Map.of("resourceSubscriptions", List.of(OPEN)));
    }

    @Test
    void listenWhenServerEndsBeforeTheReadingThenIsAcknowledgedAndAnswered() {
        watches.ready = new CompletableFuture<>();
        listen(1, OPEN);
        wire.assertSilent();

        assertThat(wire.end())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(Json.object(line))
                                .containsEntry("method", "notifications/subscriptions/acknowledged"),
                        line -> assertThat(Json.object(line))
                                .containsEntry("id", 1)
                                .containsKey("result"));
    }

    @Test
    void subscribeWhenResourceIsNotReadYetThenIsAnsweredAfterwards() {
        CompletableFuture<Boolean> reading = new CompletableFuture<>();
        watches.ready = reading;
        wire.legacy(1, "resources/subscribe", Map.of("uri", OPEN));
        wire.legacy(2, "ping", Map.of());
        assertThat(wire.next()).containsEntry("id", 2);

        reading.complete(true);
        assertThat(wire.next()).containsEntry("id", 1).containsKey("result");
    }

    @Test
    void listenWhenCancelledThenNothingMoreIsWritten() {
        listen(1, OPEN);
        wire.nextParams("notifications/subscriptions/acknowledged");
        Runnable late = watches.open.get(OPEN);
        wire.cancel(1).assertSilent();

        assertThat(watches.open).isEmpty();
        late.run();
        assertThat(wire.end()).isEmpty();
    }

    @Test
    void listenWhenServerEndsThenIsAnsweredWithACompleteResult() {
        listen(1, OPEN);
        wire.nextParams("notifications/subscriptions/acknowledged");

        assertThat(wire.end()).singleElement().satisfies(answer -> {
            assertThat(Json.object(answer)).containsEntry("id", 1);
            Map<String, Object> result = Json.object(Json.object(answer).get("result"));
            assertThat(result).containsEntry("resultType", "complete").containsOnlyKeys("resultType", "_meta");
            assertThat(Json.object(result.get("_meta")))
                    .containsEntry(SUBSCRIPTION, 1)
                    .containsKey("io.modelcontextprotocol/serverInfo");
        });
        assertThat(watches.open).isEmpty();
    }

    @Test
    void listenWhenOpenManyTimesThenWorkersStayFreeAndNumberIsBounded() {
        for (int id = 1; id <= 16; id++) {
            listen(id, OPEN + id);
            wire.nextParams("notifications/subscriptions/acknowledged");
        }
        listen(17, OPEN);
        assertThat(wire.nextError().get("message")).asString().contains("16 subscriptions");
        // It needs a worker, because reading may take time.
        wire.modern(18, "resources/read", Map.of("uri", OPEN), Map.of());
        assertThat(wire.next()).containsEntry("id", 18);

        wire.cancel(1);
        listen(19, OPEN);
        wire.nextParams("notifications/subscriptions/acknowledged");
    }

    @Test
    void listenWhenTooManyResourcesAreWantedThenHonoursSome() {
        List<String> uris = IntStream.range(0, 300).mapToObj(i -> OPEN + i).toList();
        wire.modern(
                1, "subscriptions/listen", Map.of("notifications", Map.of("resourceSubscriptions", uris)), Map.of());

        Map<String, Object> honoured = Json.object(
                wire.nextParams("notifications/subscriptions/acknowledged").get("notifications"));
        assertThat((List<?>) honoured.get("resourceSubscriptions")).hasSize(256);
        wire.legacy(2, "resources/subscribe", Map.of("uri", OPEN));
        assertThat(wire.nextError().get("message")).asString().contains("256");
        wire.cancel(1).legacy(3, "resources/subscribe", Map.of("uri", OPEN));
        assertThat(wire.nextResult()).isEmpty();
    }

    @Test
    void subscribeWhenLegacyThenTellsChangesUntilUnsubscribed() {
        wire.legacy(1, "resources/subscribe", Map.of("uri", OPEN));
        assertThat(wire.nextResult()).isEmpty();
        wire.legacy(2, "resources/subscribe", Map.of("uri", OPEN));
        assertThat(wire.nextResult()).isEmpty();
        watches.change(OPEN);
        assertThat(wire.nextParams("notifications/resources/updated")).isEqualTo(Map.of("uri", OPEN));
        wire.assertSilent();

        wire.legacy(3, "resources/unsubscribe", Map.of("uri", OPEN));
        assertThat(wire.nextResult()).isEmpty();
        assertThat(watches.open).isEmpty();
        wire.legacy(4, "resources/unsubscribe", Map.of("uri", OPEN));
        assertThat(wire.nextResult()).isEmpty();
    }

    @Test
    void subscribeWhenResourceIsUnknownThenIsNotFound() {
        wire.legacy(1, "resources/subscribe", Map.of("uri", "note://nowhere"));
        assertThat(wire.nextError()).containsEntry("code", -32002);
        wire.legacy(2, "resources/subscribe", Map.of());
        assertThat(wire.nextError()).containsEntry("code", -32602);
    }

    @Test
    void subscribeWhenServerEndsThenWatchesAreClosed() {
        wire.legacy(1, "resources/subscribe", Map.of("uri", OPEN));
        wire.nextResult();

        assertThat(wire.end()).isEmpty();
        await().until(watches.open::isEmpty);
    }

    private void listen(Object id, String uri) {
        wire.modern(
                id,
                "subscriptions/listen",
                Map.of("notifications", Map.of("resourceSubscriptions", List.of(uri))),
                Map.of());
    }

    private static McpServer server(ResourceWatches watches) {
        return McpServer.builder("test", "1")
                .resource(new ResourceDefinition(OPEN, "open", "Open", "", "text/plain", (uri, context) -> "text"))
                .watches(watches)
                .build();
    }

    /** Reports a change when a test says so. Has one watch for each resource. */
    private static final class ManualWatches implements ResourceWatches {

        private final Map<String, Runnable> open = new ConcurrentHashMap<>();
        private volatile boolean changing;
        private volatile CompletableFuture<?> ready = CompletableFuture.completedFuture(true);

        @Override
        public boolean isWatchable(String uri) {
            return uri.startsWith(OPEN);
        }

        @Override
        public Watch start(String uri, Runnable changed) {
            open.put(uri, changed);
            if (changing) {
                changed.run();
            }
            return new Watch() {
                @Override
                public CompletableFuture<?> ready(Duration timeout) {
                    return ready;
                }

                @Override
                public void close() {
                    open.remove(uri);
                }
            };
        }

        void change(String uri) {
            open.get(uri).run();
        }
    }
}
