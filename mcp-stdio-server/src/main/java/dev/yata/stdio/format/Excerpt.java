package dev.yata.stdio.format;

import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoPage;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The first todos of a list that may be long, and how to get at the others. */
public final class Excerpt {

    /** Characters, but for the first todo, which is always there; about 6,000 tokens. */
    static final int LONGEST = 24_000;

    /** Stands for a number of todos that is not known. */
    public static final long UNKNOWN = -1;

    private Excerpt() {}

    /**
     * Puts the list in words.
     *
     * @param heading ends with a colon
     * @param page the first todos
     * @param total how many there are with those of other pages, or {@link #UNKNOWN}
     * @param filters what was asked for, in the words of list_todos
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
        // What was counted at another moment than the page was read may not fit it.
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
