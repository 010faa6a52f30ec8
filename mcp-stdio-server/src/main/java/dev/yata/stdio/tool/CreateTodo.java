package dev.yata.stdio.tool;

import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;

/** Defines the tool {@code create_todo}. */
final class CreateTodo {

    private CreateTodo() {}

    static ToolDefinition with(TodoApi api) {
        return new ToolDefinition(
                "create_todo",
                "Create todo",
                "Creates one todo. For several use create_todos.",
                TodoFields.NEW,
                TodoSchema.todo(),
                Effect.ADDS,
                (arguments, context) -> {
                    Todo todo = api.create(arguments.values());
                    return ToolResult.of(TodoText.written("Todo created successfully:", todo), todo.members());
                });
    }
}
