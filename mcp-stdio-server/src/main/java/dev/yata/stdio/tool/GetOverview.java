package dev.yata.stdio.tool;

import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.todoapi.TodoOverview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Defines the tool {@code todo_overview}. */
final class GetOverview {

    private GetOverview() {}

    static ToolDefinition with(TodoApi api, Supplier<LocalDate> today) {
        return new ToolDefinition(
                "todo_overview",
                "Todo overview",
                "Counts todos: open, done, overdue, due today, and by tag.",
                Parameters.of(),
                TodoSchema.overview(),
                Effect.READS,
                (arguments, context) -> result(api.overview(today.get())));
    }

    private static ToolResult result(TodoOverview overview) {
        List<Members> tags = new ArrayList<>();
        overview.tags()
                .forEach((tag, count) -> tags.add(new Members().with("tag", tag).with("count", count)));
        Members structured = new Members();
        structured.put("date", overview.date());
        structured
                .with("open", overview.open())
                .with("done", overview.done())
                .with("overdue", overview.overdue())
                .with("due_today", overview.dueToday())
                .with("tags", tags);
        return ToolResult.of(TodoText.overview(overview), structured);
    }
}
