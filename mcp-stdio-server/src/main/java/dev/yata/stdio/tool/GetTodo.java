package dev.yata.stdio.tool;

import dev.yata.mcp.server.schema.IntegerType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import dev.yata.stdio.format.DescriptionPart;
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
                "Shows one todo in full; a very long description in parts.",
                Parameters.of(
                        TodoFields.ID,
                        Parameter.withDefault(
                                "description_from",
                                new IntegerType(0, 10_000),
                                "Where a long description continues",
                                0)),
                TodoSchema.todo(),
                Effect.READS,
                (arguments, context) -> {
                    Todo todo = api.get(arguments.text("todo_id"));
                    DescriptionPart part = DescriptionPart.from(arguments.number("description_from"), todo);
                    return ToolResult.of(part.annotate(TodoText.details(part.todo())), part.structured());
                });
    }
}
