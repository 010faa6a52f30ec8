package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.CallContext;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;

/** What the list of tools depends on besides the tools. */
public interface ToolList {

    /** Depends on nothing. */
    ToolList PLAIN = new ToolList() {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public ListToolsResult shownTo(CallContext peer, ListToolsResult list) {
            return list;
        }
    };

    /** Whether it can be told without waiting. */
    boolean isReady();

    /** As this peer is to see it. */
    ListToolsResult shownTo(CallContext peer, ListToolsResult list);
}
