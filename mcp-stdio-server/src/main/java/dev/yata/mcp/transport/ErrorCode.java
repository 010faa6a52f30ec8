package dev.yata.mcp.transport;

/** JSON-RPC 2.0 §5.1, and one of the range it leaves to servers. */
final class ErrorCode {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL_ERROR = -32603;

    static final int BUSY = -32000;

    private ErrorCode() {}
}
