package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.ArrayType;
import dev.yata.mcp.server.schema.BooleanType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import dev.yata.stdio.format.FittedTodos;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import java.util.List;

/** Defines the tool {@code complete_todos}. */
final class CompleteTodos {

    private CompleteTodos() {}

    static ToolDefinition with(TodoApi api) {
        return new ToolDefinition(
                "complete_todos",
                "Complete todos",
                "Marks up to 50 todos done, or open again with completed=false: all, or none if one is wrong.",
                Parameters.of(
                        Parameter.required(
                                "todo_ids", new ArrayType(new TodoId(), 1, 50), "IDs as list_todos shows them"),
                        Parameter.withDefault("completed", new BooleanType(), "", true)),
                TodoSchema.todos(),
                Effect.SETS,
                (arguments, context) -> complete(api, arguments, context));
    }

    /** Reports progress only at the beginning and the end, because the API changes all todos or none. */
    private static ToolResult complete(TodoApi api, Arguments arguments, CallContext context) {
        boolean completed = arguments.flag("completed");
        List<String> ids = arguments.texts("todo_ids");
        context.progress(0, ids.size(), "Changing " + TodoText.count(ids) + " in one request");
        List<Todo> todos = api.complete(ids, completed);
        context.progress(ids.size(), ids.size(), "All changed");
        String heading = TodoText.count(todos) + (completed ? " completed successfully:" : " reopened successfully:");
        FittedTodos fitted = FittedTodos.of(todos);
        return ToolResult.of(fitted.text(heading), fitted.structured());
    }
}
