package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.ArrayType;
import dev.yata.mcp.server.schema.BooleanType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import java.util.List;
import java.util.Map;

/** {@code complete_todos}. */
final class CompleteTodos implements Tool {

    private static final Parameters PARAMETERS = Parameters.of(
            Parameter.required("todo_ids", new ArrayType(new TodoId(), 1, 50), "IDs as list_todos shows them"),
            Parameter.withDefault("completed", new BooleanType(), "", true));

    private final TodoApi api;

    CompleteTodos(TodoApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "complete_todos";
    }

    @Override
    public String title() {
        return "Complete todos";
    }

    @Override
    public String description() {
        return "Marks up to 50 todos done, or open again with completed=false: all, or none if one is wrong.";
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
        return Effect.SWITCHES;
    }

    @Override
    public Result call(Arguments arguments, CallContext conversation) {
        boolean completed = arguments.flag("completed");
        List<String> ids = arguments.texts("todo_ids");
        // The API changes all or none: there is no half of it to tell.
        conversation.progress(0, ids.size(), "Changing " + TodoText.count(ids) + " in one request");
        List<Todo> todos = api.complete(ids, completed);
        conversation.progress(ids.size(), ids.size(), "All changed");
        String heading = TodoText.count(todos) + (completed ? " completed successfully:" : " reopened successfully:");
        return new Result(TodoText.list(heading, todos), TodoText.structured(todos));
    }
}
