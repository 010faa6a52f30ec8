package dev.yata.stdio;

import dev.yata.client.http.HttpClient;
import dev.yata.client.oauth.AccessTokens;
import dev.yata.client.oauth.TokenEndpoint;
import dev.yata.client.settings.InvalidSetting;
import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.stdio.StdioServer;
import dev.yata.mcp.server.tool.UnknownName;
import dev.yata.stdio.app.TodoApp;
import dev.yata.stdio.config.ServerConfig;
import dev.yata.stdio.icon.Icons;
import dev.yata.stdio.prompt.TodoPrompts;
import dev.yata.stdio.resource.PolledWatches;
import dev.yata.stdio.resource.Today;
import dev.yata.stdio.resource.TodoResources;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.tool.TodoTools;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Creates the server from its configuration. */
final class TodoServer {

    private static final String INSTRUCTIONS = """
            Todos of one account. IDs are UUIDs: take them from list_todos or from a result, never make them up. \
            Dates are YYYY-MM-DD. Start with todo_overview or list_todos with a filter rather than reading every page. \
            For several todos use create_todos and complete_todos: one call, all or nothing. \
            update_todo changes only the fields you send. delete_todo can't be undone: ask the user first. \
            A failed call says what to do and whether anything was changed.""";

    private TodoServer() {}

    /**
     * Returns a server that is ready to serve until {@code in} ends or it is closed.
     *
     * @param peerGone runs when {@code out} is broken
     * @throws InvalidSetting when the configuration names a tool or text that does not exist
     */
    static StdioServer on(ServerConfig config, InputStream in, OutputStream out, Runnable peerGone) {
        HttpClient http = new HttpClient(config.api().timeouts());
        AccessTokens tokens = new AccessTokens(new TokenEndpoint(
                config.api().client(), http, config.api().timeouts().call()));
        MemoryBudget memory = MemoryBudget.ofHeap();
        TodoApi api = new TodoApi(
                config.api().baseUrl(), http, tokens, config.api().timeouts().call(), memory);
        return new StdioServer(server(config, api, tools(config, api, tokens)), memory, in, out, peerGone);
    }

    /** Returns the tools that this configuration offers. */
    static TodoTools tools(ServerConfig config, TodoApi api, AccessTokens tokens) {
        try {
            return new TodoTools(
                    api,
                    config.selection(),
                    config.texts(),
                    new GrantedScope(tokens, config.api().client().scope()));
        } catch (UnknownName e) {
            throw new InvalidSetting(e.reason());
        }
    }

    private static McpServer server(ServerConfig config, TodoApi api, TodoTools tools) {
        Today today = new Today();
        TodoResources resources = new TodoResources(api, today);
        McpServer.Builder server = McpServer.builder(config.serverName(), config.serverVersion())
                .title("YATA todos", Icons.tick())
                .instructions(config.texts().instructions(INSTRUCTIONS))
                .tools(tools.offered())
                .toolFilter(tools)
                .resources(resources.definitions())
                .watches(new PolledWatches(resources, PolledWatches.PAUSE))
                .prompts(new TodoPrompts(api, today).definitions());
        if (tools.offered().stream().anyMatch(tool -> tool.name().equals(TodoApp.TOOL))) {
            server.resource(TodoApp.page(tools::allowed)).extension(TodoApp.EXTENSION, Map.of());
        }
        return server.build();
    }
}
