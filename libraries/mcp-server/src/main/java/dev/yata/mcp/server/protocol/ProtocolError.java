package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Members;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a JSON-RPC error (§5.1). */
final class ProtocolError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient @Nullable Map<String, ?> data;

    ProtocolError(int code, String reason) {
        this(code, reason, null);
    }

    ProtocolError(int code, String reason, @Nullable Map<String, ?> data) {
        super(reason);
        this.code = code;
        this.data = data;
    }

    static ProtocolError invalidParams(String reason) {
        return new ProtocolError(ErrorCode.INVALID_PARAMS, reason);
    }

    static ProtocolError methodNotFound(String method) {
        return new ProtocolError(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + method);
    }

    /** Returns the same error with the code that version 2026-07-28 defines for it. */
    ProtocolError modern() {
        return code == ErrorCode.RESOURCE_NOT_FOUND
                ? new ProtocolError(ErrorCode.INVALID_PARAMS, String.valueOf(getMessage()), data)
                : this;
    }

    Members members() {
        return new Members().with("code", code).with("message", getMessage()).with("data", data);
    }
}
