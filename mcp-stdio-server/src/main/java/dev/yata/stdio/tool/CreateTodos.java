package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.ArrayType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import dev.yata.stdio.format.DescriptionPart;
import dev.yata.stdio.format.FittedTodos;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import java.util.List;

/** Defines the tools {@code create_todo} and {@code create_todos}. */
final class CreateTodos {

    private CreateTodos() {}

    static ToolDefinition one(TodoApi api) {
        return new ToolDefinition(
                "create_todo",
                "Create todo",
                "Creates one todo. For several use create_todos.",
                TodoFields.NEW,
                TodoSchema.todo(),
                Effect.ADDS,
                (arguments, context) -> {
                    DescriptionPart part = DescriptionPart.first(api.create(arguments.values()));
                    String text = TodoText.written("Todo created successfully:", part.todo());
                    return ToolResult.of(part.annotate(text), part.structured());
                });
    }

    static ToolDefinition several(TodoApi api) {
        return new ToolDefinition(
                "create_todos",
                "Create several todos",
                "Creates up to 25 todos at once: all, or none if one is wrong.",
                Parameters.of(Parameter.required("todos", new ArrayType(TodoFields.NEW, 1, 25), "The todos to create")),
                TodoSchema.todos(),
                Effect.ADDS,
                (arguments, context) -> create(api, arguments.list("todos"), context));
    }

    /** Reports progress only at the beginning and the end, because the API creates all todos or none. */
    private static ToolResult create(TodoApi api, List<?> wanted, CallContext context) {
        context.progress(0, wanted.size(), "Creating " + TodoText.count(wanted) + " in one request");
        List<Todo> todos = api.createAll(wanted);
        context.progress(wanted.size(), wanted.size(), "All created");
        FittedTodos fitted = FittedTodos.of(todos);
        return ToolResult.of(fitted.text(TodoText.count(todos) + " created successfully:"), fitted.structured());
    }
}
