package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.BooleanType;
import dev.yata.mcp.server.schema.DateType;
import dev.yata.mcp.server.schema.InvalidArgument;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code update_todo}. */
final class UpdateTodo implements Tool {

    private static final Parameters PARAMETERS = Parameters.of(
            TodoFields.ID,
            Parameter.replaceable("title", TodoFields.TITLE, ""),
            Parameter.clearable("description", TodoFields.DESCRIPTION, ""),
            Parameter.replaceable("completed", new BooleanType(), ""),
            Parameter.clearable("due_date", new DateType(), "YYYY-MM-DD"),
            Parameter.clearable("priority", TodoFields.PRIORITY, ""),
            Parameter.clearable("tags", TodoFields.TAGS, "Replaces all tags"));

    private final TodoApi api;

    UpdateTodo(TodoApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "update_todo";
    }

    @Override
    public String title() {
        return "Update todo";
    }

    @Override
    public String description() {
        return "Changes the given fields of one todo and leaves the others; null clears a field, but not title or completed.";
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
        return Effect.CHANGES;
    }

    @Override
    public Result call(Arguments arguments, CallContext conversation) {
        Map<String, @Nullable Object> changes = arguments.without("todo_id");
        if (changes.isEmpty()) {
            throw new InvalidArgument("Give at least one field to change, such as title or completed.");
        }
        Todo todo = api.update(arguments.text("todo_id"), changes);
        return new Result(TodoText.written("Todo updated successfully:", todo), todo.members());
    }
}
