package dev.yata.stdio.resource;

import dev.yata.mcp.server.schema.Completion;
import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoApi;
import dev.yata.stdio.todoapi.TodoPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds IDs of todos by words of their titles. */
public final class TodoIds {

    private static final int MOST = 100;

    private final TodoApi api;

    public TodoIds(TodoApi api) {
        this.api = api;
    }

    /** Returns IDs of todos whose title contains all the words. The todo that was changed last comes first. */
    public Completion matching(String typed) {
        String[] words = typed.toLowerCase(Locale.ROOT).strip().split("\\s+", -1);
        TodoPage page = api.list(question(longest(words)));
        List<String> ids = new ArrayList<>();
        for (Todo todo : page.todos()) {
            if (hasAll(todo.title().toLowerCase(Locale.ROOT), words)) {
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
    private static Map<String, Object> question(String word) {
        Map<String, Object> question = new LinkedHashMap<>();
        if (!word.isEmpty()) {
            question.put("q", word);
        }
        question.put("sort", "-updated_at");
        question.put("limit", MOST);
        return question;
    }

    private static String longest(String[] words) {
        String longest = "";
        for (String word : words) {
            longest = word.length() > longest.length() ? word : longest;
        }
        return longest;
    }

    private static boolean hasAll(String title, String[] words) {
        for (String word : words) {
            if (!title.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
