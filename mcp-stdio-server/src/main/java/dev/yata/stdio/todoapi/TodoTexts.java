package dev.yata.stdio.todoapi;

import dev.yata.client.api.ApiRequest;
import dev.yata.client.api.ApiTexts;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Provides the words of the todo API and its tools for advice. */
final class TodoTexts implements ApiTexts {

    private static final Pattern BATCHED = Pattern.compile("(create|update)\\[(\\d{1,4})](.*)");

    /** Replaces the API's text about links, because the assistant does not see links. */
    private static final String CURSOR =
            "take next_cursor from the previous list_todos as it is, with the same filters and sort, or leave it out";

    @Override
    public String api() {
        return "todo API";
    }

    @Override
    public String lookFirst() {
        return "Check with list_todos before trying again.";
    }

    @Override
    public String changedMeanwhile() {
        return "The todo was changed by someone else meanwhile: get it again first.";
    }

    @Override
    public String requestTooLarge() {
        return "The request is too large: send fewer or shorter todos.";
    }

    @Override
    public String missing(String id) {
        return TodoApi.isId(id) ? "There is no todo with ID " + id + ". Use list_todos to find the right ID." : "";
    }

    @Override
    public String field(ApiRequest request, String field, String message) {
        String argument = argument(request, field);
        return argument + ": " + (argument.equals("cursor") ? CURSOR : message);
    }

    /** Returns the tool's argument from which a field of the request came, such as an ID for {@code update[1].id}. */
    private static String argument(ApiRequest request, String field) {
        if (field.equals("q")) {
            return "query";
        }
        Matcher batched = BATCHED.matcher(field);
        if (!batched.matches() || !(request.body() instanceof Map<?, ?> operations)) {
            return field;
        }
        String place = "[" + batched.group(2) + "]";
        if (batched.group(1).equals("create")) {
            return "todos" + place + batched.group(3);
        }
        int index = Integer.parseInt(batched.group(2));
        return operations.get("update") instanceof List<?> updates
                        && index < updates.size()
                        && updates.get(index) instanceof Map<?, ?> update
                ? "todo_ids " + update.get("id")
                : field;
    }
}
