package dev.yata.mcp.server.resource;

import dev.yata.mcp.server.call.CallFailed;

/** Reports that a client wants to read a resource that does not exist. */
public final class ResourceNotFound extends CallFailed {

    private static final long serialVersionUID = 1L;

    /** @param advice whole sentences */
    public ResourceNotFound(String advice) {
        super(advice);
    }
}
