package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import java.util.Map;

/** {@code create_todo}. */
final class CreateTodo implements Tool {

    private final TodoApi api;

    CreateTodo(TodoApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "create_todo";
    }

    @Override
    public String title() {
        return "Create todo";
    }

    @Override
    public String description() {
        return "Creates one todo. For several use create_todos.";
    }

    @Override
    public Parameters parameters() {
        return TodoFields.NEW;
    }

    @Override
    public Map<String, Object> resultSchema() {
        return TodoSchema.todo();
    }

    @Override
    public Effect effect() {
        return Effect.ADDS;
    }

    @Override
    public Result call(Arguments arguments, CallContext conversation) {
        Todo todo = api.create(arguments.values());
        return new Result(TodoText.written("Todo created successfully:", todo), todo.members());
    }
}
