package dev.yata.launcher.demo;

import dev.yata.command.Installation;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An MCP client that has started {@code ./yata mcp} as its subprocess, like an assistant. */
record AssistantSession(McpSyncClient client) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * Starts the server and initializes the session.
     *
     * @param variables the dotenv file with the server's variables
     */
    static AssistantSession launch(Installation installation, Path variables) {
        ServerParameters server = ServerParameters.builder(installation.script().toString())
                .args("mcp")
                .addEnvVar("ENV_FILE", variables.toString())
                .build();
        StdioClientTransport transport = new StdioClientTransport(server, McpJsonDefaults.getMapper());
        transport.setStdErrorHandler(line -> {});
        McpSyncClient client = McpClient.sync(transport)
                .requestTimeout(LIMIT)
                .clientInfo(Implementation.builder("yata-demo", "1.0.0").build())
                .build();
        client.initialize();
        return new AssistantSession(client);
    }

    List<String> toolNames() {
        return client.listTools().tools().stream().map(Tool::name).toList();
    }

    Answer call(String tool, Map<String, Object> arguments) {
        CallToolResult result = client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
        String text = result.content().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
        return new Answer(text, Boolean.TRUE.equals(result.isError()));
    }

    @Override
    public void close() {
        client.closeGracefully();
    }

    /** The text for the model, and whether the tool failed. */
    record Answer(String text, boolean isError) {}
}
