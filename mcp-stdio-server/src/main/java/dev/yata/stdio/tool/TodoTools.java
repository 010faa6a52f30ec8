package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolFilter;
import dev.yata.mcp.server.tool.ToolSelection;
import dev.yata.mcp.server.tool.ToolTexts;
import dev.yata.stdio.app.TodoApp;
import dev.yata.stdio.todoapi.TodoApi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Provides the tools of this server. A client sees the tools that its token allows, always in the same order. */
public final class TodoTools implements ToolFilter {

    private final List<ToolDefinition> all;
    private final List<ToolDefinition> offered;
    private final ToolSelection selection;
    private final AvailableScopes scopes;

    /**
     * @param today returns the user's day, which may differ from the day in UTC
     * @throws dev.yata.mcp.server.tool.UnknownName if the selection or the texts name a tool or text that does not
     * exist
     */
    public TodoTools(
            TodoApi api, Supplier<LocalDate> today, ToolSelection selection, ToolTexts texts, AvailableScopes scopes) {
        this.all = texts.applyTo(List.of(
                CreateTodos.one(api),
                ListTodos.with(api),
                GetTodo.with(api),
                UpdateTodo.with(api),
                DeleteTodo.with(api),
                CreateTodos.several(api),
                CompleteTodos.with(api),
                GetOverview.with(api, today)));
        this.offered = selection.of(all);
        this.selection = selection;
        this.scopes = scopes;
    }

    /** Returns the tools that can be called. */
    public List<ToolDefinition> offered() {
        return offered;
    }

    @Override
    public boolean isReady() {
        return scopes.areKnown();
    }

    /** Leaves out tools that the token does not allow. A call of one of these tools reports the missing scope. */
    @Override
    public List<ToolDefinition> visible(List<ToolDefinition> tools, CallContext client) {
        List<ToolDefinition> visible = new ArrayList<>(tools);
        visible.removeIf(tool -> !scopes.allow(scope(tool)));
        if (TodoApp.isShownBy(client)) {
            visible.replaceAll(TodoApp::linked);
        }
        return visible;
    }

    /** Returns the names of the tools that the token allows. */
    public List<String> allowed() {
        List<String> names = new ArrayList<>(names());
        names.removeAll(hidden().keySet());
        return names;
    }

    /** Returns the names of all tools, including those that are not offered. */
    public List<String> names() {
        return all.stream().map(ToolDefinition::name).toList();
    }

    /** Returns the name of each tool that a client does not see, and why. */
    public Map<String, String> hidden() {
        Map<String, String> hidden = new LinkedHashMap<>();
        for (ToolDefinition tool : all) {
            String reason = selection.reasonToOmit(tool);
            if (reason == null && !scopes.allow(scope(tool))) {
                reason = "the token lacks " + scope(tool);
            }
            if (reason != null) {
                hidden.put(tool.name(), reason);
            }
        }
        return hidden;
    }

    /** Returns the scope that the API requires for a call of the tool. */
    static String scope(ToolDefinition tool) {
        return tool.effect().readOnly() ? "todos:read" : "todos:write";
    }
}
