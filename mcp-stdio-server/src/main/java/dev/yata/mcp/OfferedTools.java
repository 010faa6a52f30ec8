package dev.yata.mcp;

import dev.yata.mcp.app.TodoApp;
import dev.yata.mcp.conversation.Conversation;
import dev.yata.mcp.era.ToolList;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;

/** The list of tools: with a page for hosts that show such. */
final class OfferedTools implements ToolList {

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public ListToolsResult shownTo(Conversation peer, ListToolsResult list) {
        return peer.declares(TodoApp.EXTENSION) ? TodoApp.linked(list) : list;
    }
}
