package dev.yata.stdio.tool;

import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.BooleanType;
import dev.yata.mcp.server.schema.DateType;
import dev.yata.mcp.server.schema.InvalidArgument;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import dev.yata.stdio.format.DescriptionPart;
import dev.yata.stdio.format.TodoText;
import dev.yata.stdio.todoapi.TodoApi;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defines the tool {@code update_todo}. */
final class UpdateTodo {

    private UpdateTodo() {}

    static ToolDefinition with(TodoApi api) {
        return new ToolDefinition(
                "update_todo",
                "Update todo",
                "Changes the given fields of one todo and leaves the others; null clears a field, but not title or completed.",
                Parameters.of(
                        TodoFields.ID,
                        Parameter.replaceable("title", TodoFields.TITLE, ""),
                        Parameter.clearable("description", TodoFields.DESCRIPTION, ""),
                        Parameter.replaceable("completed", new BooleanType(), ""),
                        Parameter.clearable("due_date", new DateType(), "YYYY-MM-DD"),
                        Parameter.clearable("priority", TodoFields.PRIORITY, ""),
                        Parameter.clearable("tags", TodoFields.TAGS, "Replaces all tags")),
                TodoSchema.todo(),
                Effect.DESTROYS,
                (arguments, context) -> update(api, arguments));
    }

    private static ToolResult update(TodoApi api, Arguments arguments) {
        Map<String, @Nullable Object> changes = arguments.without("todo_id");
        if (changes.isEmpty()) {
            throw new InvalidArgument("Give at least one field to change, such as title or completed.");
        }
        DescriptionPart part = DescriptionPart.first(api.update(arguments.text("todo_id"), changes));
        String text = TodoText.written("Todo updated successfully:", part.todo());
        return ToolResult.of(part.annotate(text), part.structured());
    }
}
