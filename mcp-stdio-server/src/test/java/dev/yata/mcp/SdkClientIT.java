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

    private static final String ID = FakeBackend.ID;

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
        Map<String, Map<String, Object>> arguments = Map.of(
                "create_todo", Map.of("title", "Buy milk", "tags", List.of("home"), "due_date", "2026-11-21"),
                "list_todos", Map.of("completed", false, "query", "milk", "limit", 5),
                "get_todo", Map.of("todo_id", ID),
                "update_todo", Map.of("todo_id", ID, "completed", true),
                "delete_todo", Map.of("todo_id", ID, "confirm", true),
                "create_todos", Map.of("todos", List.of(Map.of("title", "Buy milk"))),
                "complete_todos", Map.of("todo_ids", List.of(ID)),
                "todo_overview", Map.of());
        Map<String, String> beginnings = Map.of(
                "create_todo", "Todo created successfully:\nTitle: Buy milk\nID: " + ID,
                "list_todos", "Your todos:\n- Buy milk (ID: " + ID + ", Completed: false)",
                "get_todo", "Todo Details:\nTitle: Buy milk\nDescription: N/A\nCompleted: false\nID: " + ID,
                "update_todo", "Todo updated successfully:\nTitle: Buy milk\nID: " + ID,
                "delete_todo", "Todo deleted successfully",
                "create_todos", "1 todo created successfully:\n- Buy milk (ID: " + ID,
                "complete_todos", "1 todo completed successfully:\n- Buy milk (ID: " + ID,
                "todo_overview", "Todo overview on 2026-11-20:\nOpen: 3\nDone: 1");

        List<Tool> tools = client.listTools().tools();
        assertThat(tools).extracting(Tool::name).containsExactlyInAnyOrderElementsOf(arguments.keySet());
        for (Tool tool : tools) {
            assertThat(validator
                            .validate(tool.inputSchema(), arguments.get(tool.name()))
                            .valid())
                    .isTrue();
            CallToolResult result = client.callTool(CallToolRequest.builder(tool.name())
                    .arguments(arguments.get(tool.name()))
                    .build());
            assertThat(result.isError()).as("%s", result).isFalse();
            assertThat(((TextContent) result.content().get(0)).text()).startsWith(beginnings.get(tool.name()));
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
