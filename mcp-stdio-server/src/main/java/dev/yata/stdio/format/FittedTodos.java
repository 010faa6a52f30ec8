package dev.yata.stdio.format;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import dev.yata.stdio.todoapi.Todo;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Holds the todos of a list that fit into one result. Text and structure have the same todos.
 *
 * @param todos the first todos, possibly with shortened descriptions
 * @param note what is left out and how to get it; empty if nothing is left out
 */
public record FittedTodos(List<Todo> todos, String note) {

    /** Lengths of shortened descriptions, in characters. */
    private static final List<Integer> LENGTHS = List.of(2_000, 500, 100, 0);

    public static FittedTodos of(List<Todo> todos) {
        return of(todos, todos.size());
    }

    /**
     * Shortens descriptions as little as possible, and then leaves out the last todos.
     *
     * @param total the number of todos that the assistant expects
     */
    public static FittedTodos of(List<Todo> todos, int total) {
        List<Todo> fitted = todos;
        for (int length : LENGTHS) {
            if (fitting(fitted) < todos.size()) {
                fitted = todos.stream().map(todo -> todo.shortened(length)).toList();
            }
        }
        int shown = Math.min(todos.size(), Math.max(1, fitting(fitted)));
        StringJoiner note = new StringJoiner(" ");
        if (!fitted.equals(todos)) {
            note.add("Long descriptions are shortened; get_todo shows one in full.");
        }
        if (shown < total) {
            note.add("Only " + shown + " of " + total + " todos fit; list_todos shows the others.");
        }
        return new FittedTodos(fitted.subList(0, shown), note.toString());
    }

    /** Formats the todos as a list, with the note. */
    public String text(String heading) {
        return TodoText.list(heading, todos) + (note.isEmpty() ? "" : "\n" + note);
    }

    public Map<String, @Nullable Object> structured() {
        return new Members()
                .with("todos", todos.stream().map(Todo::members).toList())
                .with("note", note.isEmpty() ? null : note);
    }

    /** Returns how many of the first todos fit. */
    private static int fitting(List<Todo> todos) {
        int tokens = 0;
        for (int i = 0; i < todos.size(); i++) {
            Todo todo = todos.get(i);
            tokens += Math.max(Tokens.of(Json.write(todo.members())), Tokens.of(TodoText.item(todo)));
            if (tokens > Tokens.MAX_PER_RESULT) {
                return i;
            }
        }
        return todos.size();
    }
}
