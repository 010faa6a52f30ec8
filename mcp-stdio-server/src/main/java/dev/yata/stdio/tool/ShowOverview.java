package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.todoapi.TodoOverview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code todo_overview}. */
final class ShowOverview implements Tool {

    private final TodoApi api;

    ShowOverview(TodoApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "todo_overview";
    }

    @Override
    public String title() {
        return "Todo overview";
    }

    @Override
    public String description() {
        return "Counts todos: open, done, overdue, due today, and by tag.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.of();
    }

    @Override
    public Map<String, Object> resultSchema() {
        return TodoSchema.overview();
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Result call(Arguments arguments, CallContext conversation) {
        TodoOverview overview = api.overview();
        List<Map<String, Object>> tags = new ArrayList<>();
        overview.tags().forEach((tag, count) -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("tag", tag);
            members.put("count", count);
            tags.add(members);
        });
        Map<String, @Nullable Object> structured = new LinkedHashMap<>();
        structured.put("date", overview.date());
        structured.put("open", overview.open());
        structured.put("done", overview.done());
        structured.put("overdue", overview.overdue());
        structured.put("due_today", overview.dueToday());
        structured.put("tags", tags);
        return new Result(TodoText.overview(overview), structured);
    }
}
