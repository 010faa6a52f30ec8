package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.ArrayType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import java.util.List;
import java.util.Map;

/** {@code create_todos}. */
final class CreateTodos implements Tool {

    private static final Parameters PARAMETERS =
            Parameters.of(Parameter.required("todos", new ArrayType(TodoFields.NEW, 1, 25), "The todos to create"));

    private final TodoApi api;

    CreateTodos(TodoApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "create_todos";
    }

    @Override
    public String title() {
        return "Create several todos";
    }

    @Override
    public String description() {
        return "Creates up to 25 todos at once: all, or none if one is wrong.";
    }

    @Override
    public Parameters parameters() {
        return PARAMETERS;
    }

    @Override
    public Map<String, Object> resultSchema() {
        return TodoSchema.todos();
    }

    @Override
    public Effect effect() {
        return Effect.ADDS;
    }

    @Override
    public Result call(Arguments arguments, CallContext conversation) {
        List<?> wanted = arguments.list("todos");
        // The API makes all or none: there is no half of it to tell.
        conversation.progress(0, wanted.size(), "Creating " + TodoText.count(wanted) + " in one request");
        List<Todo> todos = api.createAll(wanted);
        conversation.progress(wanted.size(), wanted.size(), "All created");
        return new Result(
                TodoText.list(TodoText.count(todos) + " created successfully:", todos), TodoText.structured(todos));
    }
}
