package dev.yata.mcp.server.tool;

import dev.yata.mcp.server.call.CallContext;
import java.util.List;

/**
 * Decides which tools a client sees in {@code tools/list}, and with which texts. A client can still call a hidden tool.
 */
@FunctionalInterface
public interface ToolFilter {

    /** Shows all tools unchanged. */
    ToolFilter NONE = (tools, client) -> tools;

    /** Returns whether {@link #visible} can decide without waiting, for example for the network. */
    default boolean isReady() {
        return true;
    }

    /** Returns the tools that this client sees. */
    List<ToolDefinition> visible(List<ToolDefinition> tools, CallContext client);
}
