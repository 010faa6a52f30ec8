package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Checks on real services that subscribers are notified of changes by others. */
@ExtendWith(SharedServices.class)
class WatchedResourcesIT {

    private static final String OPEN = "todos://open";
    private static final String OVERDUE = "todos://overdue";
    private static final String LISTS = "/api/v1/todos";
    private static final String SINGLE_TODOS = "/api/v1/todos/{id}";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static RunningServices services;

    @BeforeAll
    static void start(RunningServices shared) {
        services = shared;
    }

    @Test
    void resourceWhenAnotherClientChangesItThenListenersOfBothErasAreToldOfItAlone() throws Exception {
        TodoUser writer = new TodoUser(services, "watched");
        TodoUser stranger = new TodoUser(services, "strange");
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        String rent = writer.create(todo("Pay the rent", today.plusDays(9)));
        String one = "todo://" + rent;
        double before = answered(SINGLE_TODOS, "");
        try (StdioPeer listener = new TodoUser(services, "watched").launch();
                StdioPeer elsewhere = stranger.launch()) {
            Told told = new Told(listener);
            int listening = listen(listener, List.of(OPEN, OVERDUE, one));
            for (String uri : List.of(OPEN, OVERDUE, one)) {
                listener.request("resources/subscribe", Map.of("uri", uri));
            }
            listen(elsewhere, List.of(OPEN));
            // The server compares changes with its first read. It reads this one last.
            await().atMost(TIMEOUT).until(() -> answered(SINGLE_TODOS, "") > before);
            assertThat(answered(SINGLE_TODOS, "")).as("both eras share a poll").isEqualTo(before + 1);

            writer.create(todo("Buy milk", today.plusDays(9)));
            told.awaitAlso(OPEN);
            writer.create(todo("Answer the letter", today.minusDays(1)));
            told.awaitAlso(OPEN, OVERDUE);
            writer.update(rent, Map.of("title", "Pay the rent and the gas"));
            told.awaitAlso(OPEN, one);
            writer.update(rent, Map.of("completed", true));
            told.awaitAlso(OPEN, one);

            stranger.create(todo("Not of your account", today.minusDays(1)));
            await().atMost(TIMEOUT)
                    .until(() -> !elsewhere
                            .notifications("notifications/resources/updated")
                            .isEmpty());
            writer.delete(rent);
            told.awaitAlso(one);

            listener.cancel(listening);
            for (String uri : List.of(OPEN, OVERDUE, one)) {
                listener.request("resources/unsubscribe", Map.of("uri", uri));
            }
            assertNothingIsPolledButBy(elsewhere);
            told.assertNothingElse();
        }
    }

    /**
     * Waits for polls of the remaining subscriber. One poll of the other subscriber may still run; after that it must
     * not poll.
     */
    private static void assertNothingIsPolledButBy(StdioPeer elsewhere) {
        awaitMorePolls(1);
        double single = answered(SINGLE_TODOS, "");
        double all = answered(LISTS, "");
        double unchanged = answered(LISTS, "304");
        awaitMorePolls(2);
        assertThat(answered(SINGLE_TODOS, "")).isEqualTo(single);
        assertThat(answered(LISTS, "304") - unchanged)
                .as("as nothing changes, nothing is sent")
                .isEqualTo(answered(LISTS, "") - all);
        assertThat(elsewhere.notifications("notifications/resources/updated")).hasSize(1);
    }

    private static void awaitMorePolls(int more) {
        double before = answered(LISTS, "");
        await().atMost(TIMEOUT).until(() -> answered(LISTS, "") >= before + more);
    }

    /** Counts the GET requests that the API has answered for a route and, unless it is empty, a status. */
    private static double answered(String route, String status) {
        HttpRequest request = HttpRequest.newBuilder(services.api().resolve("/actuator/prometheus"))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("http_server_requests_seconds_count{")
                            && line.contains("method=\"GET\"")
                            && line.contains("uri=\"" + route + "\"")
                            && line.contains("status=\"" + status))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> todo(String title, LocalDate due) {
        return Map.of("title", title, "due_date", due.toString());
    }

    private static int listen(StdioPeer peer, List<String> uris) throws IOException {
        int id = peer.send(
                "subscriptions/listen",
                Map.of(
                        "notifications",
                        Map.of("resourceSubscriptions", uris),
                        "_meta",
                        Map.of(
                                "io.modelcontextprotocol/protocolVersion",
                                "2026-07-28",
                                "io.modelcontextprotocol/clientCapabilities",
                                Map.of())));
        await().atMost(TIMEOUT)
                .until(() -> !peer.notifications("notifications/subscriptions/acknowledged")
                        .isEmpty());
        assertThat(peer.notifications("notifications/subscriptions/acknowledged"))
                .singleElement()
                .satisfies(acknowledged -> assertThat(acknowledged.at("/notifications/resourceSubscriptions"))
                        .hasSameSizeAs(uris));
        return id;
    }

    /** Returns whether a peer has been notified, for each era of the protocol. */
    private static final class Told {

        private final StdioPeer peer;
        private final List<String> expected = new ArrayList<>();

        Told(StdioPeer peer) {
            this.peer = peer;
        }

        void awaitAlso(String... uris) {
            expected.addAll(List.of(uris));
            await().atMost(TIMEOUT).untilAsserted(this::assertNothingElse);
        }

        void assertNothingElse() {
            assertThat(uris(true)).as("listening").containsExactlyInAnyOrderElementsOf(expected);
            assertThat(uris(false)).as("subscribed").containsExactlyInAnyOrderElementsOf(expected);
        }

        private List<String> uris(boolean listening) {
            return peer.notifications("notifications/resources/updated").stream()
                    .filter(params -> params.has("_meta") == listening)
                    .map((JsonNode params) -> params.path("uri").asString())
                    .toList();
        }
    }
}
