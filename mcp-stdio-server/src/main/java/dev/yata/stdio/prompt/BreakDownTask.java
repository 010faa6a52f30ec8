package dev.yata.stdio.prompt;

import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.IntegerType;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.icon.Icons;
import dev.yata.stdio.resource.Today;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.tool.TodoId;
import io.modelcontextprotocol.spec.McpSchema.Annotations;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.Icon;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;

/** {@code break_down_task}. */
record BreakDownTask(TodoApi api, Today today) implements TodoPrompt {

    static final String ID = "todo_id";

    private static final Parameters PARAMETERS = Parameters.of(
            Parameter.required(ID, new TodoId(), "ID of the todo; type words of its title where completion is offered"),
            Parameter.withDefault("steps", new IntegerType(2, 25), "Most steps there may be, 2 to 25", 7));

    @Override
    public String name() {
        return "break_down_task";
    }

    @Override
    public String title() {
        return "Break down a task";
    }

    @Override
    public String description() {
        return "Cuts one todo into small steps that can be done one by one.";
    }

    @Override
    public Parameters parameters() {
        return PARAMETERS;
    }

    @Override
    public List<Icon> icons() {
        return Icons.steps();
    }

    @Override
    public List<Content> words(Arguments arguments) {
        Todo todo = api.get(arguments.text(ID));
        String words =
                "Break this todo down into at most " + arguments.values().get("steps") + """
                 steps. Today is %s. Each step is one thing to do in one go, begins with a verb, and comes after what it \
                needs; give it a due date no later than the todo's own. Show me the steps first. When I agree, add them \
                with one create_todos, with the todo's tags and its title in the description, and ask whether the todo \
                itself should stay.""".formatted(today.date());
        Annotations known = new Annotations(List.of(Role.USER, Role.ASSISTANT), 1.0, todo.updatedAt());
        TextResourceContents task =
                new TextResourceContents("todo://" + todo.id(), "text/plain", TodoText.details(todo), null);
        return List.of(Facts.text(words), new EmbeddedResource(known, task, null));
    }
}
