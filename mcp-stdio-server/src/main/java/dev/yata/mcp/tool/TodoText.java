package dev.yata.mcp.tool;

import dev.yata.mcp.todoapi.Todo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Todos in words. What a todo does not have is left out. */
final class TodoText {

    private TodoText() {}

    /** The heading, then title and ID, then the rest, each on a line. */
    static String written(String heading, Todo todo) {
        return heading + "\nTitle: " + todo.title() + "\nID: " + todo.id() + "\nCompleted: " + todo.completed()
                + described(todo.description()) + rest(todo, "\n");
    }

    /** All of one todo. */
    static String details(Todo todo) {
        String description = todo.description() == null ? "N/A" : todo.description();
        return "Todo Details:\nTitle: " + todo.title() + "\nDescription: " + description + "\nCompleted: "
                + todo.completed() + "\nID: " + todo.id() + rest(todo, "\n");
    }

    static String list(String heading, List<Todo> todos) {
        StringBuilder text = new StringBuilder(heading);
        for (Todo todo : todos) {
            text.append("\n- ").append(todo.title());
            text.append(" (ID: ").append(todo.id());
            text.append(", Completed: ").append(todo.completed()).append(')');
            text.append(described(todo.description()).replace("\n", "\n  "));
            text.append(rest(todo, "\n  "));
        }
        return text.toString();
    }

    static Map<String, @Nullable Object> structured(List<Todo> todos) {
        List<Map<String, @Nullable Object>> members = new ArrayList<>();
        todos.forEach(todo -> members.add(todo.members()));
        Map<String, @Nullable Object> structured = new LinkedHashMap<>();
        structured.put("todos", members);
        return structured;
    }

    private static String described(@Nullable String description) {
        return description == null || description.isEmpty() ? "" : "\nDescription: " + description;
    }

    private static String rest(Todo todo, String lineStart) {
        StringBuilder text = new StringBuilder();
        append(text, lineStart, "Due: ", todo.dueDate());
        append(text, lineStart, "Priority: ", todo.priority().equals("none") ? null : todo.priority());
        append(text, lineStart, "Tags: ", todo.tags().isEmpty() ? null : String.join(", ", todo.tags()));
        append(text, lineStart, "Completed at: ", todo.completedAt());
        append(text, lineStart, "Created: ", todo.createdAt());
        append(text, lineStart, "Updated: ", todo.updatedAt());
        append(text, lineStart, "Version: ", String.valueOf(todo.version()));
        return text.toString();
    }

    private static void append(StringBuilder text, String lineStart, String label, @Nullable String value) {
        if (value != null) {
            text.append(lineStart).append(label).append(value);
        }
    }
}
