package dev.yata.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson3.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The SDK's own client as the peer, with its schema validator on every structured result. */
class SdkClientIT {

    private final FakeBackend backend = new FakeBackend();
    private final DefaultJsonSchemaValidator validator = new DefaultJsonSchemaValidator();
    private McpSyncClient client;

    @BeforeEach
    void connect() {
        List<String> command = McpProcess.command();
        ServerParameters parameters = ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .env(McpProcess.settings(backend))
                .build();
        client = McpClient.sync(new StdioClientTransport(parameters, new JacksonMcpJsonMapper(JsonMapper.shared())))
                .build();
        client.initialize();
    }

    @AfterEach
    void stop() {
        client.closeGracefully();
        backend.close();
    }

    @Test
    void everyToolWhenCalledThenAnswersInWordsAndByItsOutputSchema() {
        List<Tool> tools = client.listTools().tools();
        assertThat(tools).extracting(Tool::name).containsExactlyElementsOf(Itinerary.TOOLS);
        for (Tool tool : tools) {
            Map<String, Object> arguments = Itinerary.unasked(tool.name(), tool.inputSchema());
            assertThat(validator.validate(tool.inputSchema(), arguments).valid())
                    .isTrue();
            CallToolResult result = client.callTool(
                    CallToolRequest.builder(tool.name()).arguments(arguments).build());
            assertThat(result.isError()).as("%s", result).isFalse();
            assertThat(((TextContent) result.content().get(0)).text())
                    .startsWith(Itinerary.BEGINNINGS.get(tool.name()));
            assertThat(validator
                            .validate(tool.outputSchema(), result.structuredContent())
                            .errorMessage())
                    .isNull();
        }
    }

    @Test
    void clientWhenPingingThenIsAnswered() {
        assertThat(client.ping()).isNotNull();
        assertThat(client.getServerInstructions()).contains("list_todos");
    }
}
