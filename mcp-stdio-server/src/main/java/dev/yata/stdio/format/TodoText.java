package dev.yata.stdio.format;

import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoOverview;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats todos as text. Leaves out fields that a todo does not have. */
public final class TodoText {

    /** Matches line breaks, including U+2028 and U+2029. CR LF is one line break. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private TodoText() {}

    /** Formats a todo that was created or changed: the heading, title and ID, then the other fields, each on a line. */
    public static String written(String heading, Todo todo) {
        StringBuilder text = new StringBuilder(heading);
        append(text, "\n", "Title: ", todo.title());
        append(text, "\n", "ID: ", todo.id());
        append(text, "\n", "Completed: ", String.valueOf(todo.completed()));
        append(text, "\n", "Description: ", described(todo));
        return rest(text, "\n", todo).toString();
    }

    /** Formats one todo in full. */
    public static String details(Todo todo) {
        StringBuilder text = new StringBuilder("Todo Details:");
        append(text, "\n", "Title: ", todo.title());
        append(text, "\n", "Description: ", todo.description() == null ? "N/A" : todo.description());
        append(text, "\n", "Completed: ", String.valueOf(todo.completed()));
        append(text, "\n", "ID: ", todo.id());
        return rest(text, "\n", todo).toString();
    }

    public static String list(String heading, List<Todo> todos) {
        StringBuilder text = new StringBuilder(heading);
        for (Todo todo : todos) {
            text.append(item(todo));
        }
        return text.toString();
    }

    /** Formats an item of a list, starting with a line break. */
    static String item(Todo todo) {
        StringBuilder text = new StringBuilder();
        append(text, "\n", "- ", todo.title());
        text.append(" (ID: ").append(todo.id());
        text.append(", Completed: ").append(todo.completed()).append(')');
        append(text, "\n  ", "Description: ", described(todo));
        return rest(text, "\n  ", todo).toString();
    }

    /** Formats counts and tags, each on a line. */
    public static String overview(TodoOverview overview) {
        StringBuilder text = new StringBuilder("Todo overview");
        if (overview.date() != null) {
            text.append(" on ").append(overview.date());
        }
        text.append(":\nOpen: ").append(overview.open());
        text.append("\nDone: ").append(overview.done());
        text.append("\nOverdue: ").append(overview.overdue());
        text.append("\nDue today: ").append(overview.dueToday());
        overview.tags().forEach((tag, count) -> {
            append(text, "\n", "- ", tag);
            text.append(": ").append(count);
        });
        return text.toString();
    }

    public static String count(List<?> todos) {
        return todos.size() == 1 ? "1 todo" : todos.size() + " todos";
    }

    /** Indents all lines after the first deeper than any field, so that a text can't look like a field. */
    private static String indented(String value, String lineStart) {
        return LINE_BREAK.matcher(value).replaceAll(lineStart + "    ");
    }

    private static @Nullable String described(Todo todo) {
        String description = todo.description();
        return description == null || description.isEmpty() ? null : description;
    }

    private static StringBuilder rest(StringBuilder text, String lineStart, Todo todo) {
        append(text, lineStart, "Due: ", todo.dueDate());
        append(text, lineStart, "Priority: ", todo.priority().equals("none") ? null : todo.priority());
        append(text, lineStart, "Tags: ", todo.tags().isEmpty() ? null : String.join(", ", todo.tags()));
        append(text, lineStart, "Completed at: ", todo.completedAt());
        append(text, lineStart, "Created: ", todo.createdAt());
        append(text, lineStart, "Updated: ", todo.updatedAt());
        append(text, lineStart, "Version: ", String.valueOf(todo.version()));
        return text;
    }

    private static void append(StringBuilder text, String lineStart, String label, @Nullable String value) {
        if (value != null) {
            text.append(lineStart).append(label).append(indented(value, lineStart));
        }
    }
}
