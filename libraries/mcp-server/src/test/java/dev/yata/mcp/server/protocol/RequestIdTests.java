package dev.yata.mcp.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.Wire;
import dev.yata.mcp.server.call.RequestId;
import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.notes.NotesServer;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the ID of a request with a tool that answers with the ID that its handler sees. */
class RequestIdTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";

    private final Wire wire = Wire.to(new NotesServer()
            .description()
            .tool(new ToolDefinition("id", "id", "", Parameters.of(), null, Effect.READS, (arguments, context) -> {
                assertThat(RequestId.traceparent())
                        .matches("00-" + RequestId.current() + "-[0-9a-f]{16}-01")
                        .isNotEqualTo(TRACEPARENT);
                return new ToolResult(List.of(Content.text(String.valueOf(RequestId.current()))), null, false);
            }))
            .build());

    @AfterEach
    void stop() {
        wire.close();
    }

    private String modernId(Object traceparent) {
        wire.modern(1, "tools/call", Map.of("name", "id"), Map.of(), Map.of("traceparent", traceparent));
        return id();
    }

    private String id() {
        Map<String, Object> text = Json.object(((List<?>) wire.nextResult().get("content")).get(0));
        return String.valueOf(text.get("text"));
    }

    @Test
    void callWhenItHasATraceparentThenHandlerSeesItsId() {
        assertThat(modernId(TRACEPARENT)).isEqualTo(TRACE);

        wire.legacy(2, "tools/call", Map.of("name", "id", "_meta", Map.of("traceparent", TRACEPARENT)));
        assertThat(id()).isEqualTo(TRACE);
    }

    @Test
    void callWhenItHasNoTraceparentThenANewIdIsMade() {
        wire.legacy(1, "tools/call", Map.of("name", "id"));
        String first = id();
        wire.legacy(2, "tools/call", Map.of("name", "id"));

        assertThat(first).matches("[0-9a-f]{32}");
        assertThat(id()).matches("[0-9a-f]{32}").isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "\r\n"
            })
    void callWhenTraceparentIsMalformedThenANewIdIsMade(String traceparent) {
        assertThat(modernId(traceparent)).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        assertThat(modernId(7)).matches("[0-9a-f]{32}");
    }

    @Test
    void logWhenClientWantsItThenHasTheId() {
        wire.modern(
                1,
                "tools/call",
                Map.of("name", "id"),
                Map.of(),
                Map.of("traceparent", TRACEPARENT, LOG_LEVEL, "debug"));

        assertThat(wire.nextParams("notifications/message").get("data"))
                .asString()
                .endsWith(" request_id=" + TRACE);
    }

    @Test
    void currentWhenThreadWorksOnNoRequestThenNull() {
        RequestId.run(TRACE, () -> assertThat(RequestId.current()).isEqualTo(TRACE));

        assertThat(RequestId.current()).isNull();
        assertThat(RequestId.traceparent()).isNull();
    }
}
