package dev.yata.mcp.server.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;

/** Does the work of a tool. */
@FunctionalInterface
public interface ToolHandler {

    /**
     * Runs on a thread of the server's, many at a time. A cancelled call interrupts its thread.
     *
     * @throws dev.yata.mcp.server.schema.InvalidArgument when an argument breaks a rule; nothing must have been changed
     * @throws dev.yata.mcp.server.call.CallFailed with advice for the model
     * @throws java.util.concurrent.CancellationException when the thread was interrupted
     */
    ToolResult call(Arguments arguments, CallContext context);
}
