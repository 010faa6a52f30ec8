package dev.yata.stdio.resource;

import dev.yata.mcp.server.schema.InvalidArgument;
import dev.yata.stdio.todoapi.ApiFailure;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.Map;
import java.util.function.Supplier;

/** JSON-RPC errors of resources, prompts and completion: the advice that a tool's result would hold. */
public final class Refusals {

    private Refusals() {}

    /** {@code -32002}, which newer versions of the protocol know as {@code -32602}. */
    static McpError notFound(String uri, String advice) {
        return new McpError(new JSONRPCError(ErrorCodes.RESOURCE_NOT_FOUND, advice, Map.of("uri", uri)));
    }

    /**
     * Does it, with failures turned into {@link McpError}: {@code -32602} for an argument, {@code -32603} with data for
     * the API.
     *
     * @param name of the member that says what failed
     */
    public static <T> T worded(String name, String value, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidArgument e) {
            throw new McpError(new JSONRPCError(ErrorCodes.INVALID_PARAMS, e.rule()));
        } catch (ApiFailure e) {
            throw new McpError(new JSONRPCError(ErrorCodes.INTERNAL_ERROR, e.advice(), Map.of(name, value)));
        }
    }
}
