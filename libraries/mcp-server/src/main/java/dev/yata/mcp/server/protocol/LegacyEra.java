package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests of protocol versions 2024-11-05 to 2025-11-25. Keeps the result of {@code initialize}, but also
 * answers requests that come before it.
 */
final class LegacyEra {

    static final String BATCHES = "2025-03-26";
    static final String ELICITATION = "2025-06-18";
    static final String NEWEST = "2025-11-25";
    /** Lists the newest version first. A client that asks for an unknown version is offered this one. */
    static final List<String> VERSIONS = List.of(NEWEST, ELICITATION, BATCHES, "2024-11-05");

    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    private final McpServer server;
    private final ServerMethods methods;
    private final PendingElicitations elicitations;
    private final Subscriptions subscriptions;
    private volatile String version = "";
    private volatile ClientCapabilities client = ClientCapabilities.NONE;
    private volatile @Nullable String logLevel;

    LegacyEra(McpServer server, ServerMethods methods, OpenWatches watches, Peer peer) {
        this.server = server;
        this.methods = methods;
        this.elicitations = new PendingElicitations(ANSWER_TIMEOUT, peer);
        this.subscriptions = new Subscriptions(watches, peer);
    }

    /** Returns whether the version has JSON-RPC batches. Version 2025-03-26 added them and 2025-06-18 removed them. */
    boolean acceptsBatches() {
        return BATCHES.equals(version);
    }

    /** Returns the result, or null when it will come later. Throws a {@link ProtocolError} to answer with an error. */
    @Nullable
    Map<String, @Nullable Object> answer(Call call) {
        Message.Request request = call.request();
        return switch (request.method()) {
            case "initialize" -> initialize(request);
            case "ping" -> new Members();
            case "logging/setLevel" -> {
                logLevel = CallLog.level(request.param("level"));
                yield new Members();
            }
            case "resources/subscribe" -> {
                subscriptions.open(call, subscribableUri(request));
                yield null;
            }
            case "resources/unsubscribe" -> {
                subscriptions.close(subscribableUri(request));
                yield new Members();
            }
            default -> handle(call);
        };
    }

    void handle(Message.Response response) {
        elicitations.handle(response);
    }

    void close() {
        elicitations.close();
        subscriptions.close();
    }

    private Members initialize(Message.Request request) {
        if (!(request.param("protocolVersion") instanceof String requested)) {
            throw ProtocolError.invalidParams("protocolVersion must be a string, such as \"" + NEWEST + "\"");
        }
        version = VERSIONS.contains(requested) ? requested : NEWEST;
        Map<String, @Nullable Object> capabilities = Json.object(request.param("capabilities"));
        client = capabilities == null ? ClientCapabilities.NONE : new ClientCapabilities(capabilities);
        return new Members()
                .with("protocolVersion", version)
                .with("capabilities", server.capabilities())
                .with("serverInfo", server.info())
                .with("instructions", server.instructions());
    }

    private Map<String, @Nullable Object> handle(Call call) {
        boolean hasElicitation = version.compareTo(ELICITATION) >= 0;
        LegacyContext context = new LegacyContext(call, client, hasElicitation, elicitations);
        return new CallLog(call, logLevel).report(() -> methods.answer(call.request(), context));
    }

    private String subscribableUri(Message.Request request) {
        if (server.resources().isEmpty()) {
            throw ProtocolError.methodNotFound(request.method());
        }
        if (request.param("uri") instanceof String uri) {
            return uri;
        }
        throw ProtocolError.invalidParams("uri must be a string: the resource's URI");
    }
}
