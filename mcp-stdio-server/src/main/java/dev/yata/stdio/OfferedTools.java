package dev.yata.stdio;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.protocol.ToolList;
import dev.yata.stdio.app.TodoApp;
import dev.yata.stdio.tool.Tools;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.ArrayList;
import java.util.List;

/** The list of tools: those the token allows, with a page for hosts that show such. */
record OfferedTools(Tools tools) implements ToolList {

    @Override
    public boolean isReady() {
        return tools.areKnown();
    }

    @Override
    public ListToolsResult shownTo(CallContext peer, ListToolsResult list) {
        List<String> names = tools.visible();
        List<Tool> visible = new ArrayList<>();
        for (Tool tool : list.tools()) {
            if (names.contains(tool.name())) {
                visible.add(tool);
            }
        }
        ListToolsResult shown = new ListToolsResult(visible, list.nextCursor(), list.meta());
        return TodoApp.isShownBy(peer) ? TodoApp.linked(shown) : shown;
    }
}
