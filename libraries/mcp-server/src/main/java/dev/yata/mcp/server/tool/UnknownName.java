package dev.yata.mcp.server.tool;

/** Reports that a setting names a tool or text that does not exist. Lists the existing ones. */
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
