package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.mcp.server.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Visits everything that the server lists with the official JavaScript clients, old and new, in every version they
 * support.
 */
class OfficialClientsIT {

    private static final ExecutorService TOURISTS = Executors.newFixedThreadPool(4);
    private static final Map<Session, Future<Tour>> TOURS = new LinkedHashMap<>();

    /**
     * Describes a client and its connection.
     *
     * @param peer {@code sdk} (1.x) or {@code client} (2.x)
     * @param mode {@code legacy}, {@code auto} or the version to speak
     * @param asks whether the client can ask its user
     * @param version the protocol version that client and server must agree on
     */
    record Session(String peer, String mode, boolean asks, String version) {}

    static Stream<Session> sessions() {
        return Stream.of(
                new Session("sdk", "legacy", true, "2025-11-25"),
                new Session("sdk", "legacy", false, "2025-11-25"),
                new Session("client", "legacy", true, "2025-11-25"),
                new Session("client", "2025-06-18", true, "2025-06-18"),
                new Session("client", "2025-03-26", false, "2025-03-26"),
                new Session("client", "2024-11-05", false, "2024-11-05"),
                new Session("client", "auto", true, "2026-07-28"),
                new Session("client", "2026-07-28", true, "2026-07-28"),
                new Session("client", "2026-07-28", false, "2026-07-28"));
    }

    /** Holds a client's report, and the number of DELETE requests to the API. */
    record Tour(Map<String, Object> report, long deletions) {}

    /** Runs several clients at a time, because each waits seconds for a resource to change. */
    @BeforeAll
    static void setOut() {
        NodePeers peers = NodePeers.open();
        sessions().forEach(session -> TOURS.put(session, TOURISTS.submit(() -> tour(peers, session))));
    }

    @AfterAll
    static void stop() {
        TOURISTS.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void everythingListedWhenVisitedThenAnswers(Session session) throws Exception {
        Tour tour = TOURS.get(session).get();
        Map<String, Object> report = tour.report();

        String era = session.version().compareTo("2026") < 0 ? "legacy" : "modern";
        assertThat(report).containsEntry("era", era).containsEntry("pinged", era.equals("legacy"));
        if (session.peer().equals("client")) {
            assertThat(report).containsEntry("version", session.version());
        }
        assertThat(report.get("server")).asString().contains("mcp-yata");
        assertThat(report.get("instructions")).asString().contains("list_todos");
        assertThat(report.get("changed")).isEqualTo(TourScript.WATCHED);
        assertThat(TourScript.TOOLS)
                .allMatch(tool -> report.get("logged").toString().contains("name=\"" + tool + "\" outcome=ok"));
        assertTools(session, visits(report, "tools"));
        assertThat(tour.deletions()).as("who says no keeps the todo").isOne();
        assertThat(visits(report, "resources"))
                .extracting(visit -> visit.get("uri"))
                .isEqualTo(TourScript.RESOURCES);
        assertThat(visits(report, "templates"))
                .extracting(visit -> visit.get("uriTemplate"))
                .isEqualTo(TourScript.TEMPLATES);
        assertThat(visits(report, "prompts"))
                .extracting(visit -> visit.get("name"))
                .isEqualTo(TourScript.PROMPTS);
        Stream.of("resources", "templates")
                .flatMap(kind -> visits(report, kind).stream())
                .forEach(visit ->
                        assertThat(list(visit, "contents")).as("%s", visit).isNotEmpty());
        visits(report, "prompts")
                .forEach(visit ->
                        assertThat(list(visit, "messages")).as("%s", visit).isNotEmpty());
        Stream.of("templates", "prompts")
                .flatMap(kind -> visits(report, kind).stream())
                .forEach(OfficialClientsIT::assertCompletions);
    }

    private static void assertTools(Session session, List<Map<String, Object>> visits) {
        assertThat(visits.stream().map(visit -> visit.get("name")).distinct()).isEqualTo(TourScript.TOOLS);
        for (Map<String, Object> visit : visits) {
            assertThat(visit.get("isError")).as("%s", visit).isIn(null, false);
            if (visit.get("action").equals("accept")) {
                assertThat(visit).containsKey("structuredContent");
                assertThat(firstText(visit)).startsWith(TourScript.BEGINNINGS.get(String.valueOf(visit.get("name"))));
            }
        }
        assertThat(visits.stream().filter(visit -> visit.get("name").equals("delete_todo")))
                .as("a user who can be asked is asked, and may say yes, no or nothing")
                .hasSize(session.asks() ? 3 : 1);
        assertThat(visits.stream().filter(OfficialClientsIT::tellsItsBeginning).map(visit -> visit.get("name")))
                .isEqualTo(TourScript.BATCHES);
    }

    /**
     * Returns whether the first progress report arrived. The last one may arrive with the response, after which these
     * clients ignore it.
     */
    private static boolean tellsItsBeginning(Map<String, Object> visit) {
        List<?> progress = list(visit, "progress");
        return !progress.isEmpty()
                && Json.object(progress.get(0))
                        .entrySet()
                        .containsAll(Map.of("progress", 0, "total", 1).entrySet());
    }

    private static void assertCompletions(Map<String, Object> visit) {
        Json.object(visit.get("completions")).forEach((name, values) -> {
            if (!TourScript.TYPED_BEGINNINGS.get(name).equals("")) {
                assertThat((List<?>) values).as("%s of %s", name, visit).isNotEmpty();
            }
        });
    }

    private static Tour tour(NodePeers peers, Session session) {
        try (FakeBackend backend = new FakeBackend().lifelike()) {
            Map<String, Object> plan = new LinkedHashMap<>(TourScript.ALL);
            plan.put("peer", session.peer());
            plan.put("mode", session.mode());
            plan.put("asks", session.asks());
            plan.put("command", McpProcess.command());
            plan.put("environment", McpProcess.settings(backend));
            Map<String, Object> report = peers.run("tour.mjs", Json.write(plan)).json();
            return new Tour(
                    report,
                    backend.apiRequests.stream()
                            .filter(seen -> seen.method().equals("DELETE"))
                            .count());
        }
    }

    private static String firstText(Map<String, Object> visit) {
        return String.valueOf(Json.object(list(visit, "content").get(0)).get("text"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> visits(Map<String, Object> report, String kind) {
        return (List<Map<String, Object>>) report.get(kind);
    }

    private static List<?> list(Map<String, Object> visit, String name) {
        return (List<?>) visit.get(name);
    }
}
