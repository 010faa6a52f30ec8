package dev.yata.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.content.Annotations;
import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.content.Icon;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.notes.NotesServer;
import dev.yata.mcp.server.prompt.PromptDefinition;
import dev.yata.mcp.server.resource.ResourceDefinition;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.schema.StringType;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ListPromptsResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourceTemplatesResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Checks that the official SDK's types read each result and write the same JSON. */
class SdkTypesTests {

    private static final List<Icon> ICONS = List.of(new Icon("data:,x", "image/png", List.of("any")));
    private static final Annotations ANNOTATIONS = Annotations.forAll(0.5, "2026-11-20T10:00:00Z");

    private final Wire wire = Wire.to(new NotesServer()
            .description()
            .title("Notes", ICONS)
            .resource(new ResourceDefinition("note:all", "all", "All", "Notes", "text/plain", (uri, context) -> "text")
                    .with(ANNOTATIONS, ICONS)
                    .withMeta(Map.of("k", 1)))
            .prompt(new PromptDefinition(
                    "embed",
                    "Embed",
                    "Embeds",
                    Parameters.of(Parameter.required("a", new StringType(0, 9), "An a")),
                    ICONS,
                    (arguments, context) -> List.of(
                            Content.text("t"),
                            Content.image(new byte[] {1}, "image/png"),
                            Content.resource("note:all", "text/plain", "text", ANNOTATIONS))))
            .extension("example.com/x", Map.of())
            .build());

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(InitializeResult.class, "initialize", "{\"protocolVersion\":\"2025-11-25\"}"),
                Arguments.of(ListToolsResult.class, "tools/list", "{}"),
                Arguments.of(
                        CallToolResult.class, "tools/call", "{\"name\":\"add_note\",\"arguments\":{\"name\":\"a\"}}"),
                Arguments.of(
                        CallToolResult.class,
                        "tools/call",
                        "{\"name\":\"add_note\",\"arguments\":{\"name\":\"a\",\"text\":\"b\"}}"),
                Arguments.of(ListResourcesResult.class, "resources/list", "{}"),
                Arguments.of(ListResourceTemplatesResult.class, "resources/templates/list", "{}"),
                Arguments.of(ReadResourceResult.class, "resources/read", "{\"uri\":\"note:all\"}"),
                Arguments.of(ListPromptsResult.class, "prompts/list", "{}"),
                Arguments.of(GetPromptResult.class, "prompts/get", "{\"name\":\"embed\",\"arguments\":{\"a\":\"1\"}}"),
                Arguments.of(
                        CompleteResult.class,
                        "completion/complete",
                        "{\"ref\":{\"type\":\"ref/resource\",\"uri\":\"note://{name}\"},"
                                + "\"argument\":{\"name\":\"name\",\"value\":\"\"}}"));
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void resultWhenReadByTheSdkThenIsWrittenTheSame(Class<?> type, String method, String params) throws IOException {
        JacksonMcpJsonMapper sdk = new JacksonMcpJsonMapper(JsonMapper.shared());
        wire.legacy(1, method, Json.object(Json.read(params)));
        Map<String, Object> result = wire.nextResult();

        Object typed = sdk.readValue(Json.write(result), type);
        assertThat(Json.read(sdk.writeValueAsString(typed))).isEqualTo(result);
    }
}
