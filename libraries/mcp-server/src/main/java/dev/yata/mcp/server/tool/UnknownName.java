package dev.yata.mcp.server.tool;

import java.util.Objects;

/** Reports that a setting names a tool or text that does not exist. Lists the existing ones. */
public final class UnknownName extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownName(String reason) {
        super(reason);
    }

    public String reason() {
        return Objects.requireNonNull(getMessage());
    }
}
