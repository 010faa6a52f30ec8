package dev.yata.mcp.server.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;

/** Does the work of a tool. */
@FunctionalInterface
public interface ToolHandler {

    /**
     * Handles a call on one of the server's threads. Many calls run at the same time. Cancelling a call interrupts its
     * thread.
     *
     * @throws dev.yata.mcp.server.schema.InvalidArgument when an argument breaks a rule; the handler must not have
     *     changed anything before
     * @throws dev.yata.mcp.server.call.CallFailed with advice for the model
     * @throws java.util.concurrent.CancellationException when the thread was interrupted
     */
    ToolResult call(Arguments arguments, CallContext context);
}
