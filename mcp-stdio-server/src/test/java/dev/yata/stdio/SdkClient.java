package dev.yata.stdio;

import dev.yata.client.FakeBackend;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connects the Java SDK's client to the packaged server in a subprocess, in one version of the protocol. Records
 * notifications and questions.
 */
final class SdkClient implements AutoCloseable {

    final List<ProgressNotification> progress = new CopyOnWriteArrayList<>();
    final List<LoggingMessageNotification> logged = new CopyOnWriteArrayList<>();
    final List<ResourceContents> updated = new CopyOnWriteArrayList<>();
    final List<String> questions = new CopyOnWriteArrayList<>();
    final McpSyncClient mcp;
    private final Queue<ElicitResult.Action> actions = new ConcurrentLinkedQueue<>();

    SdkClient(FakeBackend backend, String version) {
        List<String> command = McpProcess.command();
        ServerParameters parameters = ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .env(McpProcess.settings(backend))
                .build();
        mcp = McpClient.sync(new OneVersionTransport(version, parameters))
                .capabilities(ClientCapabilities.builder().elicitation().build())
                .elicitation(this::answer)
                .progressConsumer(progress::add)
                .loggingConsumer(logged::add)
                .resourcesUpdateConsumer(updated::addAll)
                .build();
        mcp.initialize();
    }

    /** Calls a tool. If the server asks the user, answers with this action. */
    CallToolResult call(String tool, Map<String, Object> arguments, ElicitResult.Action action) {
        actions.clear();
        actions.add(action);
        return mcp.callTool(CallToolRequest.builder(tool)
                .arguments(arguments)
                .progressToken(tool)
                .build());
    }

    private ElicitResult answer(ElicitFormRequest question) {
        questions.add(question.message());
        ElicitResult.Action action = actions.remove();
        return new ElicitResult(action, action == ElicitResult.Action.ACCEPT ? Map.of("confirm", true) : null);
    }

    @Override
    public void close() {
        mcp.closeGracefully();
    }

    /** Offers only one protocol version to the server. */
    private static final class OneVersionTransport extends StdioClientTransport {

        private final String version;

        OneVersionTransport(String version, ServerParameters parameters) {
            super(parameters, new JacksonMcpJsonMapper(JsonMapper.shared()));
            this.version = version;
        }

        @Override
        public List<String> protocolVersions() {
            return List.of(version);
        }
    }
}
