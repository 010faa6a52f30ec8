package dev.yata.mcp.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.Annotations;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Icon;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is written by hand must not differ from what the SDK's data binding writes. */
class SdkShapesTests {

    private static final Map<String, Object> META = Map.of("k", 1);

    static Stream<Object> values() {
        List<Icon> icons = List.of(Icon.builder("data:,x").mimeType("image/png").build());
        Implementation info = Implementation.builder("n", "1")
                .title("t")
                .icons(icons)
                .websiteUrl("https://x")
                .build();
        Tool tool = Tool.builder("t", Map.of("type", "object"))
                .title("T")
                .description("D")
                .outputSchema(Map.of("type", "object"))
                .annotations(new ToolAnnotations("T", true, false, true, false, null))
                .meta(META)
                .icons(icons)
                .build();
        ServerCapabilities tools = ServerCapabilities.builder().tools(false).build();
        ServerCapabilities more = ServerCapabilities.builder()
                .tools(true)
                .prompts(true)
                .resources(false, true)
                .completions()
                .logging()
                .extensions(Map.of("a/b", Map.of()))
                .build();
        TextContent text = TextContent.builder("x")
                .annotations(Annotations.builder()
                        .audience(List.of(Role.USER))
                        .priority(0.5)
                        .build())
                .meta(META)
                .build();
        return Stream.of(
                JSONRPCResponse.result(1, Map.of()),
                JSONRPCResponse.error("a", new JSONRPCError(-1, "m", List.of(1))),
                new InitializeResult("v", tools, info, "i", META),
                new InitializeResult("v", more, info, null, null),
                new ListToolsResult(List.of(tool), "next", META),
                new CallToolResult(List.of(text), true, Map.of("a", 1.5), META),
                new CallToolResult(List.of(TextContent.builder("y").build()), false, null, null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writeWhenGivenAnSdkRecordThenEqualsDataBinding(Object value) throws IOException {
        JacksonMcpJsonMapper sdk = new JacksonMcpJsonMapper(JsonMapper.shared());

        assertThat(Json.read(Json.write(value))).isEqualTo(Json.read(sdk.writeValueAsString(value)));
    }
}
