package dev.yata.mcp.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.Annotations;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Icon;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ListPromptsResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourceTemplatesResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
        Annotations known = new Annotations(List.of(Role.USER, Role.ASSISTANT), 1.0, "2026-11-20T10:00:00Z");
        Resource resource = new Resource("u", "n", "t", "d", "text/plain", 7L, known, META, icons);
        ResourceTemplate template = new ResourceTemplate("u/{x}", "n", "t", "d", "text/plain", known, META, icons);
        TextResourceContents contents = new TextResourceContents("u", "text/plain", "x", META);
        Prompt prompt = new Prompt("n", "t", "d", List.of(new PromptArgument("a", "t", "d", true)), META, icons);
        return Stream.of(
                JSONRPCResponse.result(1, Map.of()),
                JSONRPCResponse.error("a", new JSONRPCError(-1, "m", List.of(1))),
                new InitializeResult("v", tools, info, "i", META),
                new InitializeResult("v", more, info, null, null),
                new ListToolsResult(List.of(tool), "next", META),
                new ListResourcesResult(List.of(resource), "next", META),
                new ListResourceTemplatesResult(List.of(template), "next", META),
                new ReadResourceResult(List.of(contents), META),
                new ListPromptsResult(List.of(prompt), "next", META),
                new GetPromptResult(
                        "d",
                        List.of(
                                new PromptMessage(Role.USER, text),
                                new PromptMessage(Role.ASSISTANT, new EmbeddedResource(known, contents, META))),
                        META),
                new CompleteResult(new CompleteCompletion(List.of("a"), 7, true), META),
                new CallToolResult(List.of(text), true, Map.of("a", 1.5), META),
                new CallToolResult(List.of(TextContent.builder("y").build()), false, null, null));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(ReadResourceRequest.class, "{'uri':'todos://open','_meta':{'k':1}}"),
                Arguments.of(GetPromptRequest.class, "{'name':'n','arguments':{'a':'b'},'_meta':{'k':1}}"),
                Arguments.of(
                        CompleteRequest.class,
                        "{'ref':{'type':'ref/prompt','name':'n'},'argument':{'name':'a','value':'b'}}"),
                Arguments.of(
                        CompleteRequest.class,
                        "{'ref':{'type':'ref/resource','uri':'u'},'argument':{'name':'a','value':''},'_meta':{'k':1}}"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void readWhenGivenARequestThenEqualsDataBinding(Class<?> type, String json) {
        Object value = Json.read(json.replace('\'', '"'));
        JacksonMcpJsonMapper sdk = new JacksonMcpJsonMapper(JsonMapper.shared());

        assertThat(ContextShapes.request(Json.object(value), type)).isEqualTo(sdk.convertValue(value, type));
        assertThat(ContextShapes.request(Map.of(), type)).isNull();
    }

    @ParameterizedTest
    @MethodSource("values")
    void writeWhenGivenAnSdkRecordThenEqualsDataBinding(Object value) throws IOException {
        JacksonMcpJsonMapper sdk = new JacksonMcpJsonMapper(JsonMapper.shared());

        assertThat(Json.read(Json.write(value))).isEqualTo(Json.read(sdk.writeValueAsString(value)));
    }
}
