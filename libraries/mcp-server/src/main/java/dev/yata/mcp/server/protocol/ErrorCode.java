package dev.yata.mcp.server.protocol;

/** Error codes of JSON-RPC 2.0 (§5.1) and of MCP. */
public final class ErrorCode {

    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;
    /** Used by versions before 2026-07-28. */
    static final int RESOURCE_NOT_FOUND = -32002;

    static final int MISSING_CAPABILITY = -32021;
    static final int UNSUPPORTED_VERSION = -32022;
    /** Defined by this library, outside of the range that JSON-RPC reserves. */
    static final int BUSY = -31000;

    private ErrorCode() {}
}
