package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.stdio.ErrorCode;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import org.jspecify.annotations.Nullable;

/** A request is answered with an error. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient @Nullable Object data;

    Refusal(int code, String reason, @Nullable Object data) {
        super(reason);
        this.code = code;
        this.reason = reason;
        this.data = data;
    }

    static Refusal params(String reason) {
        return new Refusal(ErrorCode.INVALID_PARAMS, reason, null);
    }

    static Refusal method(String method) {
        return new Refusal(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + method, null);
    }

    int code() {
        return code;
    }

    Refusal withCode(int other) {
        return new Refusal(other, reason, data);
    }

    JSONRPCError error() {
        return new JSONRPCError(code, reason, data);
    }
}
