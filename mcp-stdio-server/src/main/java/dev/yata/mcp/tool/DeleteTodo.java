package dev.yata.mcp.tool;

import dev.yata.mcp.conversation.Conversation;
import dev.yata.mcp.schema.Arguments;
import dev.yata.mcp.schema.Parameters;
import dev.yata.mcp.todoapi.TodoApi;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code delete_todo}. */
final class DeleteTodo implements Tool {

    private static final Parameters PARAMETERS = Parameters.of(TodoFields.ID);

    private final TodoApi api;

    DeleteTodo(TodoApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "delete_todo";
    }

    @Override
    public String title() {
        return "Delete todo";
    }

    @Override
    public String description() {
        return "Deletes one todo for good. To mark it done use complete_todos.";
    }

    @Override
    public Parameters parameters() {
        return PARAMETERS;
    }

    @Override
    public Map<String, Object> resultSchema() {
        return TodoSchema.deletion();
    }

    @Override
    public Effect effect() {
        return Effect.DELETES;
    }

    @Override
    public Result call(Arguments arguments, Conversation conversation) {
        String id = arguments.text("todo_id");
        String message = api.delete(id);
        Map<String, @Nullable Object> structured = new LinkedHashMap<>();
        structured.put("id", id);
        structured.put("message", message);
        return new Result(message + "\nID: " + id, structured);
    }
}
