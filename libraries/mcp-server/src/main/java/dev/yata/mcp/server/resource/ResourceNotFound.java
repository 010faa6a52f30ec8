package dev.yata.mcp.server.resource;

import dev.yata.mcp.server.call.CallFailed;

/** Says that there is no resource with the URI that a client wants to read. */
public final class ResourceNotFound extends CallFailed {

    private static final long serialVersionUID = 1L;

    /** @param advice whole sentences */
    public ResourceNotFound(String advice) {
        super(advice);
    }
}
