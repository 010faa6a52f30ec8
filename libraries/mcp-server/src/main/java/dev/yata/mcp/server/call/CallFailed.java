package dev.yata.mcp.server.call;

import java.util.Objects;

/** Ends a handler that can't do its work. Tells the model what was wrong, what to do, and what has changed. */
public class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param advice whole sentences */
    public CallFailed(String advice) {
        super(advice);
    }

    public final String advice() {
        return Objects.requireNonNull(getMessage());
    }
}
