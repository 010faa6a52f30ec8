package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.BooleanType;
import dev.yata.mcp.server.schema.InvalidArgument;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code delete_todo}: the user agrees first, asked by the client where it can, else by the model. */
final class DeleteTodo implements Tool {

    private static final Parameters PARAMETERS = Parameters.of(
            TodoFields.ID, Parameter.withDefault("confirm", new BooleanType(), "True once the user has agreed", false));

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
    public Result call(Arguments arguments, CallContext conversation) {
        String id = arguments.text("todo_id");
        if (!conversation.canAsk() && !arguments.flag("confirm")) {
            throw new InvalidArgument("Deleting can't be undone, and this client can't ask its user by itself. Ask the"
                    + " user whether to delete this todo; if they agree, call delete_todo again with confirm=true.");
        }
        Consent consent = conversation.canAsk() ? conversation.confirm(question(api.get(id))) : Consent.GIVEN;
        return switch (consent) {
            case GIVEN -> result(id, true, api.delete(id));
            case REFUSED -> result(id, false, "The user refused: nothing was deleted");
            case DISMISSED -> result(id, false, "The user gave no answer: nothing was deleted");
            case NOT_ASKED ->
                result(
                        id,
                        false,
                        "Too many questions wait for the user: nothing was deleted. Try again once one is answered");
        };
    }

    private static String question(Todo todo) {
        return "Delete the todo \"" + todo.title() + "\" for good? This can't be undone.";
    }

    private static Result result(String id, boolean deleted, String message) {
        Map<String, @Nullable Object> structured = new LinkedHashMap<>();
        structured.put("id", id);
        structured.put("deleted", deleted);
        structured.put("message", message);
        return new Result(message + "\nID: " + id, structured);
    }
}
