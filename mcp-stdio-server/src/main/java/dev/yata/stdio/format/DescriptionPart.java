package dev.yata.stdio.format;

import dev.yata.stdio.todoapi.Todo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a todo with as much of its description as one result may have.
 *
 * @param note how to get the rest of the description; empty if this is all
 */
public record DescriptionPart(Todo todo, String note) {

    /** Leaves room for a title and 20 tags of the greatest length. */
    private static final int MAX_TOKENS = Tokens.MAX_PER_RESULT - 3_000;

    /** Returns the part that starts at the beginning. */
    public static DescriptionPart first(Todo todo) {
        return from(0, todo);
    }

    /** Returns the part that starts after the first characters. */
    public static DescriptionPart from(int first, Todo todo) {
        String whole = todo.description();
        if (whole == null) {
            return new DescriptionPart(todo, "");
        }
        int start = whole.offsetByCodePoints(0, Math.min(first, whole.codePointCount(0, whole.length())));
        int end = Tokens.end(whole, start, MAX_TOKENS);
        return new DescriptionPart(
                todo.withDescription(whole.substring(start, end)),
                end == whole.length()
                        ? ""
                        : "The description continues: get_todo with description_from=" + whole.codePointCount(0, end)
                                + " shows more.");
    }

    /** Adds the note to a text. */
    public String annotate(String text) {
        return note.isEmpty() ? text : text + "\n" + note;
    }

    public Map<String, @Nullable Object> structured() {
        Map<String, @Nullable Object> members = todo.members();
        if (!note.isEmpty()) {
            members.put("note", note);
        }
        return members;
    }
}
