package dev.yata.mcp.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.Wire;
import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.notes.NotesServer;
import dev.yata.mcp.server.resource.ResourceDefinition;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests protocol version 2026-07-28, alone and beside requests of earlier versions. */
class ModernEraTests {

    private static final String VERSION = "io.modelcontextprotocol/protocolVersion";
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    private static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";

    private final Wire wire = Wire.to(new NotesServer()
            .description()
            .tool(tool("count"))
            .tool(tool("fail"))
            .resource(new ResourceDefinition("note:all", "all", "All", "", "text/plain", (uri, context) -> "text"))
            .resource(new ResourceDefinition("note:broken", "broken", "Broken", "", "text/plain", (uri, context) -> {
                throw new CancellationException("of something else");
            }))
            .resource(new ResourceDefinition(
                    "note:asking",
                    "asking",
                    "Asking",
                    "",
                    "text/plain",
                    (uri, context) -> context.confirm("Read it?").name()))
            .extension("example.com/x", Map.of())
            .build());

    @AfterEach
    void stop() {
        wire.close();
    }

    @Test
    void readWhenHandlerThrowsCancellationWithoutBeingCancelledThenAnswersAnError() {
        wire.modern(1, "resources/read", Map.of("uri", "note:broken"), Map.of());

        assertThat(wire.next()).containsEntry("id", 1).containsKey("error");
    }

    @Test
    void readWhenHandlerAsksTheUserThenAnswersThatInputIsRequired() {
        wire.modern(1, "resources/read", Map.of("uri", "note:asking"), Map.of("elicitation", Map.of("form", Map.of())));

        assertThat(wire.nextResult()).containsEntry("resultType", "input_required");
    }

    @Test
    void discoverWhenAskedThenNamesVersionCapabilitiesAndServer() {
        wire.modern(1, "server/discover", Map.of(), Map.of());

        assertThat(wire.nextResult())
                .containsEntry("resultType", "complete")
                .containsEntry("supportedVersions", List.of("2026-07-28"))
                .containsEntry("instructions", "Keeps notes.")
                .containsEntry("cacheScope", "private")
                .containsKey("ttlMs")
                .containsEntry(
                        "capabilities",
                        Map.of(
                                "tools", Map.of("listChanged", false),
                                "resources", Map.of("subscribe", true, "listChanged", false),
                                "prompts", Map.of("listChanged", false),
                                "completions", Map.of(),
                                "logging", Map.of(),
                                "extensions", Map.of("example.com/x", Map.of())))
                .containsEntry(
                        "_meta", Map.of("io.modelcontextprotocol/serverInfo", Map.of("name", "notes", "version", "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list", "resources/list", "resources/templates/list"})
    void listWhenAskedThenSaysHowLongItMayBeKept(String method) {
        wire.modern(1, method, Map.of(), Map.of());

        assertComplete(wire.nextResult()).containsEntry("ttlMs", 300_000).containsEntry("cacheScope", "private");
    }

    @Test
    void readWhenAskedThenMayNotBeKept() {
        wire.modern(1, "resources/read", Map.of("uri", "note:all"), Map.of());

        assertComplete(wire.nextResult()).containsEntry("ttlMs", 0).containsEntry("cacheScope", "private");
    }

    @Test
    void otherResultsWhenAskedThenCarryNoCacheFields() {
        wire.modern(1, "tools/call", Map.of("name", "count"), Map.of());
        assertComplete(wire.nextResult()).doesNotContainKeys("ttlMs", "cacheScope");
        wire.modern(2, "prompts/get", Map.of("name", "summarize"), Map.of());
        assertComplete(wire.nextResult()).doesNotContainKeys("ttlMs", "cacheScope");
        wire.modern(
                3,
                "completion/complete",
                Map.of(
                        "ref", Map.of("type", "ref/prompt", "name", "summarize"),
                        "argument", Map.of("name", "a", "value", "")),
                Map.of());
        assertComplete(wire.nextResult()).doesNotContainKeys("ttlMs", "cacheScope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "server/discover", "ping"})
    void requestWhenVersionIsUnknownThenIsToldWhatThereIs(String method) {
        wire.legacy(1, method, Map.of("_meta", Map.of(VERSION, "1900-01-01")));

        assertThat(wire.nextError())
                .containsEntry("code", -32022)
                .containsEntry(
                        "data",
                        Map.of(
                                "supported",
                                List.of("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"),
                                "requested",
                                "1900-01-01"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server/discover | {}",
                "server/discover | {\"_meta\":{}}",
                "server/discover | {\"_meta\":{\"" + CAPABILITIES + "\":{}}}",
                "tools/list | {\"_meta\":{\"" + VERSION + "\":\"2026-07-28\"}}",
                "tools/list | {\"_meta\":{\"" + CAPABILITIES + "\":{}}}",
                "tools/list | {\"_meta\":{\"" + VERSION + "\":null,\"" + CAPABILITIES + "\":{}}}",
                "tools/list | {\"_meta\":{\"" + VERSION + "\":20260728,\"" + CAPABILITIES + "\":{}}}",
                "tools/list | {\"_meta\":{\"" + VERSION + "\":\"2026-07-28\",\"" + CAPABILITIES + "\":[]}}",
                "tools/list | {\"_meta\":{\"" + VERSION + "\":\"2026-07-28\",\"" + CAPABILITIES
                        + "\":{},\"io.modelcontextprotocol/clientInfo\":\"me\"}}",
                "tools/list | {\"_meta\":{\"" + VERSION + "\":\"2026-07-28\",\"" + CAPABILITIES + "\":{},\"" + LOG_LEVEL
                        + "\":\"loud\"}}",
            })
    void requestWhenMetaIsMissingOrWrongThenIsInvalid(String method, String params) {
        wire.legacy(1, method, Json.object(Json.read(params)));

        assertThat(wire.nextError()).containsEntry("code", -32602);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initialize",
                "ping",
                "logging/setLevel",
                "resources/subscribe",
                "resources/unsubscribe",
                "nonsense"
            })
    void requestWhenMethodWasRemovedThenIsNotFound(String method) {
        wire.modern(1, method, Map.of("uri", "note:all", "level", "info"), Map.of());

        assertThat(wire.nextError()).containsEntry("code", -32601);
    }

    @Test
    void readWhenThereIsNoSuchResourceThenCodeIsThatOfTheEra() {
        wire.modern(1, "resources/read", Map.of("uri", "note://none"), Map.of());
        assertThat(wire.nextError()).containsEntry("code", -32602).containsEntry("data", Map.of("uri", "note://none"));

        wire.legacy(2, "resources/read", Map.of("uri", "note://none"));
        assertThat(wire.nextError()).containsEntry("code", -32002);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools/call | {\"name\":\"none\"}",
                "tools/call | {\"name\":1}",
                "tools/call | {\"name\":\"count\",\"arguments\":[]}",
                "resources/read | {}",
                "prompts/get | {\"name\":\"none\"}",
                "prompts/get | {\"name\":\"summarize\",\"arguments\":{\"a\":1}}",
                "completion/complete | {\"ref\":{\"type\":\"ref/x\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}}",
                "completion/complete | {\"ref\":{\"type\":\"ref/prompt\",\"name\":\"summarize\"}}",
                "tools/list | {\"cursor\":\"x\"}",
                "prompts/list | {\"cursor\":1}",
                "subscriptions/listen | {}",
                "subscriptions/listen | {\"notifications\":{\"resourceSubscriptions\":[1]}}",
            })
    void requestWhenParamsAreWrongThenIsInvalid(String method, String params) {
        wire.modern(1, method, Json.object(Json.read(params)), Map.of());

        assertThat(wire.nextError()).containsEntry("code", -32602);
    }

    @Test
    void erasWhenMixedThenEachRequestIsAnsweredInItsOwn() {
        wire.modern(1, "server/discover", Map.of(), Map.of());
        wire.legacy(2, "initialize", Map.of("protocolVersion", "2025-06-18", "capabilities", Map.of()));
        wire.modern(3, "tools/list", Map.of(), Map.of());
        wire.legacy(4, "tools/list", Map.of());

        assertThat(wire.nextResult()).containsKey("supportedVersions");
        assertThat(wire.nextResult())
                .containsEntry("protocolVersion", "2025-06-18")
                .doesNotContainKey("resultType");
        assertThat(wire.nextResult()).containsKeys("tools", "resultType");
        assertThat(wire.nextResult()).containsKey("tools").doesNotContainKeys("resultType", "ttlMs", "_meta");
    }

    @Test
    void progressWhenTokenIsGivenThenGrowsAndEndsBeforeTheAnswer() {
        wire.modern(1, "tools/call", Map.of("name", "count"), Map.of(), Map.of("progressToken", "t"));

        for (int done = 1; done <= 3; done++) {
            assertThat(wire.nextParams("notifications/progress"))
                    .containsEntry("progressToken", "t")
                    .containsEntry("progress", done)
                    .containsEntry("total", 3)
                    .containsEntry("message", "counting");
        }
        assertThat(wire.next()).containsEntry("id", 1).containsKey("result");
        wire.assertSilent();
    }

    @Test
    void progressWhenNoTokenIsGivenThenIsNotTold() {
        wire.modern(1, "tools/call", Map.of("name", "count"), Map.of());
        assertThat(wire.next()).containsEntry("id", 1);
        wire.legacy(2, "tools/call", Map.of("name", "count"));
        assertThat(wire.next()).containsEntry("id", 2);
    }

    @Test
    void progressWhenLegacyThenIsToldToo() {
        wire.legacy(1, "tools/call", Map.of("name", "count", "_meta", Map.of("progressToken", 7)));

        assertThat(wire.nextParams("notifications/progress")).containsEntry("progressToken", 7);
    }

    @Test
    void logWhenLevelIsGivenThenTellsOfThatRequestAlone() {
        wire.modern(1, "tools/call", Map.of("name", "count"), Map.of(), Map.of(LOG_LEVEL, "debug"));
        Map<String, Object> params = wire.nextParams("notifications/message");
        assertThat(params).containsEntry("level", "info");
        assertThat(params.get("data"))
                .asString()
                .startsWith("event=request.ended method=\"tools/call\" name=\"count\" outcome=ok ms=");
        assertThat(wire.next()).containsEntry("id", 1);

        wire.modern(2, "tools/call", Map.of("name", "count"), Map.of());
        assertThat(wire.next()).containsEntry("id", 2);
    }

    @Test
    void logWhenLevelIsHigherThanTheEventThenStaysSilent() {
        wire.modern(1, "tools/call", Map.of("name", "count"), Map.of(), Map.of(LOG_LEVEL, "warning"));
        assertThat(wire.next()).containsEntry("id", 1);

        wire.modern(2, "tools/call", Map.of("name", "fail"), Map.of(), Map.of(LOG_LEVEL, "warning"));
        assertThat(wire.nextParams("notifications/message")).containsEntry("level", "warning");
        assertThat(wire.next()).containsEntry("id", 2);
    }

    @Test
    void logWhenLegacyThenBeginsWithSetLevel() {
        wire.legacy(1, "tools/call", Map.of("name", "count"));
        assertThat(wire.next()).containsEntry("id", 1);
        wire.legacy(2, "logging/setLevel", Map.of("level", "loud"));
        assertThat(wire.nextError()).containsEntry("code", -32602);
        wire.legacy(3, "logging/setLevel", Map.of("level", "info"));
        assertThat(wire.nextResult()).isEmpty();

        wire.legacy(4, "tools/call", Map.of("name", "count"));
        assertThat(wire.nextParams("notifications/message")).containsEntry("level", "info");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools/list | {\"cursor\":\"x\"}",
                "resources/list | {\"cursor\":\"\"}",
                "completion/complete | {\"ref\":{\"type\":\"ref/prompt\",\"name\":\"none\"},"
                        + "\"argument\":{\"name\":\"a\",\"value\":\"\"}}",
                "completion/complete | {\"ref\":{\"type\":\"ref/resource\",\"uri\":\"x://{y}\"},"
                        + "\"argument\":{\"name\":\"a\",\"value\":\"\"}}",
            })
    void requestWhenLegacyParamsNameWhatIsNotThereThenIsInvalid(String method, String params) {
        wire.legacy(1, method, Json.object(Json.read(params)));

        assertThat(wire.nextError()).containsEntry("code", -32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1900-01-01"})
    void initializeWhenVersionIsNoneThenIsOfferedTheNewest(String version) {
        wire.legacy(1, "initialize", Map.of("protocolVersion", version, "capabilities", Map.of()));

        assertThat(wire.nextResult()).containsEntry("protocolVersion", "2025-11-25");
    }

    @Test
    void batchWhenItHoldsInitializeThenThatIsRefusedAndChangesNothing() {
        wire.initialize("2025-03-26", Map.of());
        wire.send("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
                + "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}}]");
        assertThat(wire.nextBatch())
                .singleElement()
                .satisfies(answer -> assertThat(Json.object(Json.object(answer).get("error")))
                        .containsEntry("code", -32600));

        wire.send("[{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}]");
        assertThat(wire.nextBatch()).hasSize(1);
    }

    @Test
    void logWhenLevelWasSetInTheOtherEraThenModernRequestsStaySilent() {
        wire.legacy(1, "logging/setLevel", Map.of("level", "debug"));
        assertThat(wire.nextResult()).isEmpty();

        wire.modern(2, "tools/call", Map.of("name", "fail"), Map.of());
        assertThat(wire.next()).containsEntry("id", 2);
        wire.modern(3, "prompts/get", Map.of("name", "none"), Map.of());
        assertThat(wire.next()).containsEntry("id", 3).containsKey("error");
    }

    @Test
    void batchWhenItHoldsModernRequestsThenThoseAreRefused() {
        wire.initialize("2025-03-26", Map.of());
        wire.send("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/discover\"}]");

        assertThat(wire.nextBatch()).singleElement().satisfies(answer -> {
            assertThat(Json.object(answer)).containsEntry("id", 1);
            assertThat(Json.object(Json.object(answer).get("error"))).containsEntry("code", -32600);
        });
    }

    private static MapAssert<String, Object> assertComplete(Map<String, Object> result) {
        assertThat(Json.object(result.get("_meta")))
                .containsEntry("io.modelcontextprotocol/serverInfo", Map.of("name", "notes", "version", "1"));
        return assertThat(result).containsEntry("resultType", "complete");
    }

    private static ToolDefinition tool(String name) {
        return new ToolDefinition(name, name, "", Parameters.of(), null, Effect.READS, (arguments, context) -> {
            context.progress(1, 3, "counting");
            context.progress(2, 3, "counting");
            context.progress(2, 3, "counting twice is told once");
            context.progress(3, 3, "counting");
            return new ToolResult(List.of(Content.text("done")), null, name.equals("fail"));
        });
    }
}
