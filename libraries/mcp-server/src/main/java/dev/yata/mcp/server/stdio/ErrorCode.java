package dev.yata.mcp.server.stdio;

/** JSON-RPC 2.0 §5.1, and one beside the range it reserves, as MCP wants it for codes of one's own. */
public final class ErrorCode {

    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;

    public static final int BUSY = -31000;

    private ErrorCode() {}
}
