package dev.yata.mcp;

import dev.yata.mcp.http.HttpChannel;
import dev.yata.mcp.json.StreamingMcpJsonMapper;
import dev.yata.mcp.oauth.AccessTokens;
import dev.yata.mcp.oauth.TokenEndpoint;
import dev.yata.mcp.todoapi.TodoApi;
import dev.yata.mcp.tool.CheckedByTools;
import dev.yata.mcp.tool.Tools;
import dev.yata.mcp.transport.StdioTransport;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.InputStream;
import java.io.OutputStream;

/** The server, wired. */
final class TodoServer {

    private static final String INSTRUCTIONS = """
            Todos of one account. IDs are UUIDs: take them from list_todos or from a result, never make them up. \
            Dates are YYYY-MM-DD. Start with todo_overview or list_todos with a filter rather than reading every page. \
            For several todos use create_todos and complete_todos: one call, all or nothing. \
            update_todo changes only the fields you send. delete_todo can't be undone: ask the user first. \
            A failed call says what to do and whether anything was changed.""";

    private TodoServer() {}

    /**
     * Serves until {@code in} ends.
     *
     * @param peerGone run when {@code out} is broken
     */
    static void serve(ServerConfig config, InputStream in, OutputStream out, Runnable peerGone) {
        HttpChannel http = new HttpChannel(config.timeouts());
        AccessTokens tokens = new AccessTokens(
                new TokenEndpoint(config.client(), http, config.timeouts().call()));
        Tools tools = new Tools(
                new TodoApi(config.apiBaseUrl(), http, tokens, config.timeouts().call()));
        StdioTransport transport = new StdioTransport(in, out, tools.names(), peerGone);
        McpServer.async(transport)
                .serverInfo(config.serverName(), config.serverVersion())
                .instructions(INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .jsonMapper(new StreamingMcpJsonMapper())
                .jsonSchemaValidator(new CheckedByTools())
                .validateToolInputs(false)
                .tools(tools.specifications())
                .build();
        transport.serve();
    }
}
