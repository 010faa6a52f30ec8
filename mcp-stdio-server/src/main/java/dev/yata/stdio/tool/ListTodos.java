package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.BooleanType;
import dev.yata.mcp.server.schema.DateType;
import dev.yata.mcp.server.schema.EnumType;
import dev.yata.mcp.server.schema.IntegerType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.schema.StringType;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.todoapi.TodoPage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code list_todos}. */
final class ListTodos implements Tool {

    private static final List<String> ORDERS = List.of(
            "created_at",
            "-created_at",
            "updated_at",
            "-updated_at",
            "due_date",
            "-due_date",
            "priority",
            "-priority",
            "title",
            "-title");

    private static final Parameters PARAMETERS = Parameters.of(
            Parameter.optional("completed", new BooleanType(), "Only done, or only open"),
            Parameter.optional("query", new StringType(1, 200), "Words in title or description"),
            Parameter.optional("tag", TodoFields.TAG, ""),
            Parameter.optional("priority", TodoFields.PRIORITY, ""),
            Parameter.optional("due_before", new DateType(), "YYYY-MM-DD"),
            Parameter.optional("due_after", new DateType(), "YYYY-MM-DD"),
            Parameter.withDefault("sort", new EnumType(ORDERS), "- first: descending", "-created_at"),
            Parameter.withDefault("limit", new IntegerType(1, 100), "Page size", 20),
            Parameter.optional("cursor", new StringType(1, 1000), "next_cursor of the page before"));

    private final TodoApi api;

    ListTodos(TodoApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "list_todos";
    }

    @Override
    public String title() {
        return "List todos";
    }

    @Override
    public String description() {
        return "Lists todos, all or those that match every given filter, one page at a time.";
    }

    @Override
    public Parameters parameters() {
        return PARAMETERS;
    }

    @Override
    public Map<String, Object> resultSchema() {
        return TodoSchema.page();
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Result call(Arguments arguments, CallContext conversation) {
        Map<String, @Nullable Object> filters = arguments.without("query");
        if (arguments.values().get("query") != null) {
            filters.put("q", arguments.text("query"));
        }
        TodoPage page = api.list(filters);
        Map<String, @Nullable Object> structured = TodoText.structured(page.todos());
        structured.put("next_cursor", page.nextCursor());
        return new Result(text(page), structured);
    }

    private static String text(TodoPage page) {
        String list = page.todos().isEmpty() ? "No todos found" : TodoText.list("Your todos:", page.todos());
        return page.nextCursor() == null ? list : list + "\nMore: call again with cursor " + page.nextCursor();
    }
}
