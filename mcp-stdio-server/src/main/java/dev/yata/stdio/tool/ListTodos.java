package dev.yata.stdio.tool;

import dev.yata.client.api.UnexpectedAnswer;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.BooleanType;
import dev.yata.mcp.server.schema.DateType;
import dev.yata.mcp.server.schema.EnumType;
import dev.yata.mcp.server.schema.IntegerType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.schema.StringType;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import dev.yata.stdio.format.FittedTodos;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.todoapi.TodoPage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defines the tool {@code list_todos}. */
final class ListTodos {

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

    /** The API's cursor contains a title of up to 800 bytes, in Base64. */
    private static final int LONGEST_CURSOR = 2000;

    private ListTodos() {}

    static ToolDefinition with(TodoApi api) {
        return new ToolDefinition(
                "list_todos",
                "List todos",
                "Lists todos, all or those that match every given filter, one page at a time.",
                Parameters.of(
                        Parameter.optional("completed", new BooleanType(), "Only done, or only open"),
                        Parameter.optional("query", new StringType(1, 200), "Words in title or description"),
                        Parameter.optional("tag", TodoFields.TAG, ""),
                        Parameter.optional("priority", TodoFields.PRIORITY, ""),
                        Parameter.optional("due_before", new DateType(), "YYYY-MM-DD"),
                        Parameter.optional("due_after", new DateType(), "YYYY-MM-DD"),
                        Parameter.withDefault("sort", new EnumType(ORDERS), "- first: descending", "-created_at"),
                        Parameter.withDefault("limit", new IntegerType(1, 100), "Page size", 20),
                        Parameter.optional(
                                "cursor", new StringType(1, LONGEST_CURSOR), "next_cursor of the page before")),
                TodoSchema.page(),
                Effect.READS,
                (arguments, context) -> list(api, arguments));
    }

    private static ToolResult list(TodoApi api, Arguments arguments) {
        Map<String, @Nullable Object> filters = arguments.without("query");
        if (arguments.values().get("query") != null) {
            filters.put("q", arguments.text("query"));
        }
        TodoPage page = api.list(filters);
        int total = page.todos().size();
        FittedTodos fitted = FittedTodos.of(page.todos());
        while (fitted.todos().size() < page.todos().size()) {
            // A shorter page has the cursor that continues after its last todo.
            int limit = fitted.todos().size();
            filters.put("limit", limit);
            page = api.list(filters);
            if (page.todos().size() > limit) {
                throw new UnexpectedAnswer("a list of at most " + limit + " todos");
            }
            fitted = FittedTodos.of(page.todos(), total);
        }
        Map<String, @Nullable Object> structured = fitted.structured();
        structured.put("next_cursor", page.nextCursor());
        return ToolResult.of(text(fitted, page.nextCursor()), structured);
    }

    private static String text(FittedTodos fitted, @Nullable String nextCursor) {
        String list = fitted.todos().isEmpty() ? "No todos found" : fitted.text("Your todos:");
        return nextCursor == null ? list : list + "\nMore: call again with cursor " + nextCursor;
    }
}
