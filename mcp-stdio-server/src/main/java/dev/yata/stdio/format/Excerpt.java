package dev.yata.stdio.format;

import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoPage;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Formats the first todos of a long list, and explains how to get the others. */
public final class Excerpt {

    /** In characters, about 6,000 tokens. The first todo is shown even if it is longer. */
    static final int LONGEST = 24_000;

    /** Stands for an unknown number of todos. */
    public static final long UNKNOWN = -1;

    private Excerpt() {}

    /**
     * Returns the text.
     *
     * @param heading ends with a colon
     * @param page the first todos
     * @param total number of todos on all pages, or {@link #UNKNOWN}
     * @param filters arguments of list_todos that return the same list
     */
    public static String of(String heading, TodoPage page, long total, Map<String, ?> filters) {
        List<Todo> todos = page.todos();
        if (todos.isEmpty()) {
            return heading + "\nNone";
        }
        StringBuilder text = new StringBuilder(heading);
        int shown = 0;
        for (Todo todo : todos) {
            String item = TodoText.item(todo);
            if (shown > 0 && text.length() + item.length() > LONGEST) {
                break;
            }
            text.append(item);
            shown++;
        }
        boolean more = page.nextCursor() != null;
        if (shown == todos.size() && !more) {
            return text.toString();
        }
        // The total may not match the page, because the API read them at different times.
        long left = more ? total - shown : todos.size() - shown;
        return text.append(left > 0 ? "\n" + left + " more left out" : "\nMore are left out")
                .append(": list_todos with ")
                .append(words(filters))
                .append(" pages through all.")
                .toString();
    }

    private static String words(Map<String, ?> filters) {
        StringJoiner words = new StringJoiner(", ");
        filters.forEach((name, value) -> words.add(name + "=" + value));
        return words.toString();
    }
}
