package dev.yata.mcp.transport;

import dev.yata.mcp.json.Shown;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Protocol versions 2024-11-05 to 2025-11-25, answered by the SDK's handler once the params have been checked. */
final class LegacyEra {

    /** The last is offered to a client that asks for a version not among them. */
    static final List<String> VERSIONS = List.of(
            ProtocolVersions.MCP_2024_11_05,
            ProtocolVersions.MCP_2025_03_26,
            ProtocolVersions.MCP_2025_06_18,
            ProtocolVersions.MCP_2025_11_25);

    private static final Logger LOG = LoggerFactory.getLogger(LegacyEra.class);

    private final McpStatelessServerHandler handler;
    private final List<String> toolNames;
    private volatile @Nullable String agreedVersion;

    LegacyEra(McpStatelessServerHandler handler, List<String> toolNames) {
        this.handler = handler;
        this.toolNames = toolNames;
    }

    /** JSON-RPC batches came with 2025-03-26 and went with 2025-06-18. */
    boolean acceptsBatches() {
        return ProtocolVersions.MCP_2025_03_26.equals(agreedVersion);
    }

    /** Whether the answer needs neither the network nor much time, so that no slow call can hold it up. */
    static boolean isInstant(String method) {
        return McpSchema.METHOD_INITIALIZE.equals(method)
                || McpSchema.METHOD_PING.equals(method)
                || McpSchema.METHOD_TOOLS_LIST.equals(method);
    }

    void heed(Message.Notification notification) {
        handler.handleNotification(
                        McpTransportContext.EMPTY,
                        new JSONRPCNotification(
                                McpSchema.JSONRPC_VERSION, notification.method(), notification.params()))
                .block();
    }

    JSONRPCResponse answer(Call call) {
        Object id = call.request().id();
        try {
            String wrong = wrongParams(call.request());
            if (wrong != null) {
                return JSONRPCResponse.error(id, new JSONRPCError(ErrorCode.INVALID_PARAMS, wrong));
            }
            JSONRPCResponse answer =
                    handler.handleRequest(call, call.forHandler()).block();
            if (answer == null) {
                throw new IllegalStateException("no answer");
            }
            if (answer.error() != null && answer.error().code() == ErrorCode.INTERNAL_ERROR) {
                throw new IllegalStateException(answer.error().message());
            }
            if (answer.result() instanceof InitializeResult result) {
                agreedVersion = result.protocolVersion();
            }
            return answer;
        } catch (RuntimeException e) {
            LOG.error("event=request.failed method={}", call.request().method(), e);
            return JSONRPCResponse.error(id, new JSONRPCError(ErrorCode.INTERNAL_ERROR, Call.INTERNAL));
        }
    }

    private @Nullable String wrongParams(Message.Request request) {
        Map<String, @Nullable Object> params = request.params() == null ? Map.of() : request.params();
        return switch (request.method()) {
            case McpSchema.METHOD_INITIALIZE ->
                params.get("protocolVersion") instanceof String
                        ? null
                        : "protocolVersion must be a string, such as \"2025-11-25\"";
            case McpSchema.METHOD_TOOLS_CALL -> wrongCall(params);
            default -> null;
        };
    }

    private @Nullable String wrongCall(Map<String, @Nullable Object> params) {
        if (!(params.get("name") instanceof String name)) {
            return "name must be a string: one of " + String.join(", ", toolNames);
        }
        if (!toolNames.contains(name)) {
            return "Unknown tool: " + Shown.shortened(name) + ". There are: " + String.join(", ", toolNames);
        }
        Object arguments = params.get("arguments");
        return arguments == null || arguments instanceof Map ? null : "arguments must be a JSON object";
    }
}
