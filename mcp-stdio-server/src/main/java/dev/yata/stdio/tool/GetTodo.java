package dev.yata.stdio.tool;

import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;

/** Defines the tool {@code get_todo}. */
final class GetTodo {

    private GetTodo() {}

    static ToolDefinition with(TodoApi api) {
        return new ToolDefinition(
                "get_todo",
                "Get todo",
                "Shows one todo in full.",
                Parameters.of(TodoFields.ID),
                TodoSchema.todo(),
                Effect.READS,
                (arguments, context) -> {
                    Todo todo = api.get(arguments.text("todo_id"));
                    return ToolResult.of(TodoText.details(todo), todo.members());
                });
    }
}
