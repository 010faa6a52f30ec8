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
import dev.yata.stdio.resource.TodoResources;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.tool.AvailableScopes;
import dev.yata.stdio.tool.TodoTools;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** Creates the server from its configuration. */
record TodoServer(ServerConfig config, HttpClient http, AccessTokens tokens, MemoryBudget memory, TodoApi api) {

    private static final String INSTRUCTIONS = """
            Todos of one account. IDs are UUIDs: take them from list_todos or from a result, never make them up. \
            Dates are YYYY-MM-DD. Start with todo_overview or list_todos with a filter rather than reading every page. \
            For several todos use create_todos and complete_todos: one call, all or nothing. \
            update_todo changes only the fields you send. delete_todo can't be undone: ask the user first. \
            A failed call says what to do and whether anything was changed.""";

    /** Creates the clients of the authorization server and of the API. They do not connect yet. */
    static TodoServer of(ServerConfig config) {
        Duration limit = config.api().timeouts().call();
        HttpClient http = new HttpClient(config.api().timeouts(), config.api().proxies());
        AccessTokens tokens = new AccessTokens(new TokenEndpoint(config.api().client(), http, limit));
        MemoryBudget memory = MemoryBudget.ofHeap();
        TodoApi api = new TodoApi(config.api().baseUrl(), http, tokens, limit, memory);
        return new TodoServer(config, http, tokens, memory, api);
    }

    /**
     * Returns a server that is ready to serve until {@code in} ends or it is closed.
     *
     * @param onClientDisconnect runs when {@code out} is broken
     * @throws InvalidSetting when the configuration names a tool or text that does not exist
     */
    StdioServer on(InputStream in, OutputStream out, Runnable onClientDisconnect) {
        return new StdioServer(server(), memory, in, out, onClientDisconnect);
    }

    /** Returns the tools that this configuration offers. */
    TodoTools tools() {
        try {
            AvailableScopes scopes =
                    new TokenScopes(tokens, config.api().client().scope());
            return new TodoTools(api, TodoServer::today, config.selection(), config.texts(), scopes);
        } catch (UnknownName e) {
            throw new InvalidSetting(e.reason());
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    private McpServer server() {
        TodoTools tools = tools();
        TodoResources resources = new TodoResources(api, TodoServer::today);
        McpServer.Builder server = McpServer.builder(config.serverName(), config.serverVersion())
                .title("YATA todos", Icons.tick())
                .instructions(config.texts().instructions(INSTRUCTIONS))
                .toolFilter(tools)
                .watches(new PolledWatches(resources, PolledWatches.PAUSE));
        tools.offered().forEach(server::tool);
        resources.definitions().forEach(server::resource);
        new TodoPrompts(api, TodoServer::today).definitions().forEach(server::prompt);
        if (tools.offered().stream().anyMatch(tool -> tool.name().equals(TodoApp.TOOL))) {
            server.resource(TodoApp.page(tools::allowed)).extension(TodoApp.EXTENSION, Map.of());
        }
        return server.build();
    }
}
