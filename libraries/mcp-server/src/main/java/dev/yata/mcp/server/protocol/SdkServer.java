package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.stdio.ErrorCode;
import dev.yata.mcp.server.stdio.Message;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SDK's server behind both eras, asked only what it can read. */
final class SdkServer {

    private final McpStatelessServerHandler handler;
    private final ToolList toolList;
    private final ParamRules rules;

    SdkServer(McpStatelessServerHandler handler, Features features) {
        this.handler = handler;
        this.toolList = features.toolList();
        this.rules = new ParamRules(features.toolNames());
    }

    /**
     * The result.
     *
     * @throws Refusal when the answer is an error
     */
    Object answer(Message.Request request, McpTransportContext context) {
        rules.check(request);
        Map<String, @Nullable Object> params = request.params();
        JSONRPCResponse answer = handler.handleRequest(
                        context,
                        new JSONRPCRequest(
                                McpSchema.JSONRPC_VERSION,
                                request.method(),
                                request.id(),
                                params == null ? Map.of() : params))
                .block();
        if (answer == null) {
            throw new IllegalStateException("no answer");
        }
        JSONRPCResponse.JSONRPCError error = answer.error();
        if (error == null) {
            return answer.result() instanceof ListToolsResult list
                    ? toolList.shownTo(CallContext.of(context), list)
                    : answer.result();
        }
        // One with data was made for the client to read.
        if (error.code() == ErrorCode.INTERNAL_ERROR && error.data() == null) {
            throw new IllegalStateException(error.message());
        }
        // The code for a missing resource is that of reading it (2025-11-25, server/resources).
        boolean wrongRef = error.code() == McpSchema.ErrorCodes.RESOURCE_NOT_FOUND
                && request.method().equals(McpSchema.METHOD_COMPLETION_COMPLETE);
        throw new Refusal(wrongRef ? ErrorCode.INVALID_PARAMS : error.code(), error.message(), error.data());
    }

    void heed(Message.Notification notification) {
        handler.handleNotification(
                        McpTransportContext.EMPTY,
                        new JSONRPCNotification(
                                McpSchema.JSONRPC_VERSION, notification.method(), notification.params()))
                .block();
    }
}
