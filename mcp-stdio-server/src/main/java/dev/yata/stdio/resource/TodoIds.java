package dev.yata.stdio.resource;

import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.schema.Completion;
import dev.yata.stdio.todoapi.Folded;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.todoapi.TodoPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Finds IDs of todos by words of their titles. */
public final class TodoIds {

    private static final int MAX = 100;

    private final TodoApi api;

    public TodoIds(TodoApi api) {
        this.api = api;
    }

    /** Returns IDs of todos whose title contains all the words. The todo that was changed last comes first. */
    public Completion matching(String typed) {
        List<String> words = List.of(typed.strip().split("\\s+", -1));
        TodoPage page = api.list(queryParameters(Collections.max(words, Comparator.comparingInt(String::length))));
        List<String> ids = new ArrayList<>();
        for (Todo todo : page.todos()) {
            String title = Folded.of(todo.title());
            if (words.stream().map(Folded::of).allMatch(title::contains)) {
                ids.add(todo.id());
            }
        }
        // Todos on other pages may also match, so their number is unknown.
        boolean more = page.nextCursor() != null;
        return new Completion(ids, more ? null : ids.size(), more);
    }

    /**
     * Searches for the longest word, because it usually matches the fewest todos. The API accepts one text, and does
     * not search only in titles.
     */
    private static Members queryParameters(String word) {
        return new Members()
                .with("q", word.isEmpty() ? null : word)
                .with("sort", "-updated_at")
                .with("limit", MAX);
    }
}
