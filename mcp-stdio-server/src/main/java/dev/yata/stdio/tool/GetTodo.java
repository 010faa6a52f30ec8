package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import java.util.Map;

/** {@code get_todo}. */
final class GetTodo implements Tool {

    private static final Parameters PARAMETERS = Parameters.of(TodoFields.ID);

    private final TodoApi api;

    GetTodo(TodoApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "get_todo";
    }

    @Override
    public String title() {
        return "Get todo";
    }

    @Override
    public String description() {
        return "Shows one todo in full.";
    }

    @Override
    public Parameters parameters() {
        return PARAMETERS;
    }

    @Override
    public Map<String, Object> resultSchema() {
        return TodoSchema.todo();
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Result call(Arguments arguments, CallContext conversation) {
        Todo todo = api.get(arguments.text("todo_id"));
        return new Result(TodoText.details(todo), todo.members());
    }
}
