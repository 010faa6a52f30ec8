package dev.yata.stdio.tool;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.BooleanType;
import dev.yata.mcp.server.schema.InvalidArgument;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;

/**
 * Defines the tool {@code delete_todo}. The client asks the user first. If it can't, or if it closes the question by
 * itself, the model must ask.
 */
final class DeleteTodo {

    private DeleteTodo() {}

    static ToolDefinition with(TodoApi api) {
        return new ToolDefinition(
                "delete_todo",
                "Delete todo",
                "Deletes one todo for good. To mark it done use complete_todos.",
                Parameters.of(
                        TodoFields.ID,
                        Parameter.withDefault("confirm", new BooleanType(), "True once the user has agreed", false)),
                TodoSchema.deletion(),
                Effect.DESTROYS,
                (arguments, context) -> delete(api, arguments, context));
    }

    private static ToolResult delete(TodoApi api, Arguments arguments, CallContext context) {
        String id = arguments.text("todo_id");
        if (!context.canAsk() && !arguments.flag("confirm")) {
            throw new InvalidArgument("Deleting can't be undone, and this client can't ask its user by itself. Ask the"
                    + " user whether to delete this todo; if they agree, call delete_todo again with confirm=true.");
        }
        Consent consent = context.canAsk() ? context.confirm(question(api.get(id))) : Consent.GIVEN;
        if (consent == Consent.NOT_SHOWN && arguments.flag("confirm")) {
            consent = Consent.GIVEN;
        }
        return switch (consent) {
            case GIVEN -> result(id, true, api.delete(id));
            case REFUSED -> result(id, false, "The user refused: nothing was deleted");
            case DISMISSED ->
                result(
                        id,
                        false,
                        "The user gave no answer: nothing was deleted. Ask them in the conversation before you try again");
            case NOT_SHOWN ->
                result(
                        id,
                        false,
                        "This client closed the question by itself: nothing was deleted. Ask the user in the"
                                + " conversation; if they agree, call delete_todo again with confirm=true");
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

    private static ToolResult result(String id, boolean deleted, String message) {
        return ToolResult.of(
                message + "\nID: " + id,
                new Members().with("id", id).with("deleted", deleted).with("message", message));
    }
}
