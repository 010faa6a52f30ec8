package dev.yata.mcp.server.tool;

/** Says that a setting names a tool or a text that does not exist, and which exist. */
public final class UnknownName extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnknownName(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
