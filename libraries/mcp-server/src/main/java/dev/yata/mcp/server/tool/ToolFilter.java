package dev.yata.mcp.server.tool;

import dev.yata.mcp.server.call.CallContext;
import java.util.List;

/** Decides which tools a client sees in {@code tools/list}, and how. A tool that is left out can still be called. */
public interface ToolFilter {

    /** Shows all tools as they are. */
    ToolFilter NONE = new ToolFilter() {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public List<ToolDefinition> visible(List<ToolDefinition> tools, CallContext client) {
            return tools;
        }
    };

    /** Returns whether the decision needs no waiting, for the network for example. */
    boolean isReady();

    /** Returns what this client sees of the tools. */
    List<ToolDefinition> visible(List<ToolDefinition> tools, CallContext client);
}
