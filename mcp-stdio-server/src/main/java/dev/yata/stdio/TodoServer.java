package dev.yata.stdio;

import dev.yata.mcp.server.json.StreamingMcpJsonMapper;
import dev.yata.mcp.server.protocol.Eras;
import dev.yata.mcp.server.protocol.Features;
import dev.yata.mcp.server.protocol.Identity;
import dev.yata.mcp.server.stdio.StdioTransport;
import dev.yata.stdio.app.TodoApp;
import dev.yata.stdio.config.InvalidSetting;
import dev.yata.stdio.config.ServerConfig;
import dev.yata.stdio.http.HttpClient;
import dev.yata.stdio.icon.Icons;
import dev.yata.stdio.oauth.AccessTokens;
import dev.yata.stdio.oauth.TokenEndpoint;
import dev.yata.stdio.prompt.Prompts;
import dev.yata.stdio.resource.PolledWatches;
import dev.yata.stdio.resource.Resources;
import dev.yata.stdio.resource.Today;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.tool.CheckedByTools;
import dev.yata.stdio.tool.Tools;
import dev.yata.stdio.tool.UnknownName;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncCompletionSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
     * Ready to serve until {@code in} ends or it is closed.
     *
     * @param peerGone run when {@code out} is broken
     * @throws InvalidSetting when the configuration names a tool or text that does not exist
     */
    static StdioTransport on(ServerConfig config, InputStream in, OutputStream out, Runnable peerGone) {
        HttpClient http = new HttpClient(config.timeouts());
        AccessTokens tokens = new AccessTokens(
                new TokenEndpoint(config.client(), http, config.timeouts().call()));
        TodoApi api =
                new TodoApi(config.apiBaseUrl(), http, tokens, config.timeouts().call());
        Identity identity = new Identity(
                new Implementation(config.serverName(), "YATA todos", config.serverVersion(), null, Icons.tick(), null),
                config.texts().instructions(INSTRUCTIONS),
                config.client().clientId());
        return on(identity, features(api, tools(config, api, tokens)), in, out, peerGone, api::done);
    }

    /** The tools that this configuration offers. */
    static Tools tools(ServerConfig config, TodoApi api, AccessTokens tokens) {
        try {
            return new Tools(
                    api,
                    config.selection(),
                    config.texts(),
                    new GrantedScope(tokens, config.client().scope()));
        } catch (UnknownName e) {
            throw new InvalidSetting(e.getMessage() + "");
        }
    }

    private static Features features(TodoApi api, Tools tools) {
        Today today = new Today();
        Resources resources = new Resources(api, today);
        Prompts prompts = new Prompts(api, today);
        List<AsyncResourceSpecification> readable = new ArrayList<>(resources.specifications());
        boolean hasApp = tools.names().contains(TodoApp.TOOL);
        if (hasApp) {
            readable.addAll(TodoApp.specifications(tools::visible));
        }
        List<AsyncCompletionSpecification> completions = new ArrayList<>(resources.completions());
        completions.addAll(prompts.completions());
        return new Features(
                tools.specifications(),
                new OfferedTools(tools),
                readable,
                resources.templates(),
                prompts.specifications(),
                completions,
                new PolledWatches(resources, PolledWatches.PAUSE),
                hasApp ? Map.of(TodoApp.EXTENSION, Map.of()) : Map.of());
    }

    static StdioTransport on(
            Identity identity,
            Features features,
            InputStream in,
            OutputStream out,
            Runnable peerGone,
            Runnable callOver) {
        StdioTransport transport = new StdioTransport(
                in,
                out,
                peerGone,
                callOver,
                Eras.initializedVersions(),
                (handler, peer) -> new Eras(identity, features, handler, peer));
        McpServer.async(transport)
                .serverInfo(identity.server())
                .instructions(identity.instructions())
                .capabilities(features.capabilities())
                .jsonMapper(new StreamingMcpJsonMapper())
                .jsonSchemaValidator(new CheckedByTools())
                .validateToolInputs(false)
                .tools(features.tools())
                .resources(features.resources())
                .resourceTemplates(features.templates())
                .prompts(features.prompts())
                .completions(features.completions())
                .build();
        return transport;
    }
}
