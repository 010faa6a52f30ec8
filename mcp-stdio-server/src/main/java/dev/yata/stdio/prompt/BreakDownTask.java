package dev.yata.stdio.prompt;

import dev.yata.mcp.server.content.Annotations;
import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.prompt.PromptDefinition;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Completion;
import dev.yata.mcp.server.schema.IntegerType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.icon.Icons;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.tool.TodoId;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Defines the prompt {@code break_down_task}. */
final class BreakDownTask {

    static final String ID = "todo_id";

    private BreakDownTask() {}

    static PromptDefinition with(TodoApi api, Supplier<LocalDate> today, Completion.Source completion) {
        return new PromptDefinition(
                "break_down_task",
                "Break down a task",
                "Cuts one todo into small steps that can be done one by one.",
                Parameters.of(
                        Parameter.required(
                                ID,
                                new TodoId(),
                                "ID of the todo; type words of its title where completion is offered"),
                        Parameter.withDefault("steps", new IntegerType(2, 25), "Most steps there may be, 2 to 25", 7)),
                Icons.steps(),
                (arguments, context) -> messages(api, today.get(), arguments),
                completion);
    }

    private static List<Content> messages(TodoApi api, LocalDate day, Arguments arguments) {
        Todo todo = api.get(arguments.text(ID));
        String text = "Break this todo down into at most " + arguments.values().get("steps") + """
                 steps. Today is %s. Each step is one thing to do in one go, begins with a verb, and comes after what it \
                needs; give it a due date no later than the todo's own. Show me the steps first. When I agree, add them \
                with one create_todos, with the todo's tags and its title in the description, and ask whether the todo \
                itself should stay.""".formatted(day);
        Content task = Content.resource(
                "todo://" + todo.id(), "text/plain", TodoText.details(todo), Annotations.forAll(1.0, todo.updatedAt()));
        return List.of(Content.text(text), task);
    }
}
