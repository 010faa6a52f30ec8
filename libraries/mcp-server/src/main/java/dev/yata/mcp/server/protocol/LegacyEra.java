package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.stdio.Call;
import dev.yata.mcp.server.stdio.Message;
import dev.yata.mcp.server.stdio.Peer;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Protocol versions 2024-11-05 to 2025-11-25. What {@code initialize} agreed on is kept for the life of the process, but a
 * request that comes before is answered too.
 */
final class LegacyEra {

    /** The last is offered to a client that asks for a version not among them. */
    static final List<String> VERSIONS = List.of(
            ProtocolVersions.MCP_2024_11_05,
            ProtocolVersions.MCP_2025_03_26,
            ProtocolVersions.MCP_2025_06_18,
            ProtocolVersions.MCP_2025_11_25);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SdkServer server;
    private final PendingElicitations questions = new PendingElicitations(PATIENCE);
    private final Subscriptions subscriptions;
    private final boolean subscribable;
    private volatile String agreedVersion = "";
    private volatile ClientFeatures client = ClientFeatures.NONE;
    private volatile @Nullable LoggingLevel leastLogged;

    LegacyEra(SdkServer server, Features features, OpenWatches watches, Peer peer) {
        this.server = server;
        this.subscriptions = new Subscriptions(watches, peer);
        this.subscribable = features.hasResources();
    }

    /** JSON-RPC batches came with 2025-03-26 and went with 2025-06-18. */
    boolean acceptsBatches() {
        return ProtocolVersions.MCP_2025_03_26.equals(agreedVersion);
    }

    /**
     * The result, or null when it will come later.
     *
     * @throws Refusal when the answer is an error
     */
    @Nullable
    Object answer(Call call) {
        Message.Request request = call.request();
        return switch (request.method()) {
            case McpSchema.METHOD_INITIALIZE -> initialize(request);
            case McpSchema.METHOD_LOGGING_SET_LEVEL -> {
                leastLogged = CallLog.level(request.param("level"));
                yield Map.of();
            }
            case McpSchema.METHOD_RESOURCES_SUBSCRIBE -> {
                subscriptions.open(call, subscribableUri(request));
                yield null;
            }
            case McpSchema.METHOD_RESOURCES_UNSUBSCRIBE -> subscriptions.close(subscribableUri(request));
            default -> ask(call);
        };
    }

    void heed(Message.Notification notification) {
        server.heed(notification);
    }

    void heed(Message.Response response) {
        questions.heed(response);
    }

    void close() {
        questions.close();
        subscriptions.close();
    }

    private Object initialize(Message.Request request) {
        Object result = server.answer(request, McpTransportContext.EMPTY);
        if (result instanceof InitializeResult agreed) {
            agreedVersion = agreed.protocolVersion();
        }
        Map<String, @Nullable Object> capabilities = Json.object(request.param("capabilities"));
        client = capabilities == null ? ClientFeatures.NONE : new ClientFeatures(capabilities);
        return result;
    }

    private Object ask(Call call) {
        CallLog log = new CallLog(call, leastLogged);
        try {
            // Elicitation came with 2025-06-18.
            boolean mayAsk = agreedVersion.compareTo(ProtocolVersions.MCP_2025_06_18) >= 0;
            Object result = server.answer(call.request(), new LegacyConversation(call, client, mayAsk, questions));
            log.ended(result);
            return result;
        } catch (Refusal e) {
            log.ended(LoggingLevel.ERROR, "refused");
            throw e;
        }
    }

    private String subscribableUri(Message.Request request) {
        if (!subscribable) {
            throw Refusal.method(request.method());
        }
        if (request.param("uri") instanceof String uri) {
            return uri;
        }
        throw Refusal.params("uri must be a string: the resource's URI");
    }
}
