package dev.yata.mcp;

import dev.yata.mcp.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a tour by a real client visits, and what it says there; a tool or prompt that is missing here fails the tour. */
final class Itinerary {

    private static final String ID = FakeBackend.ID;

    static final Map<String, Map<String, Object>> ARGUMENTS = Map.of(
            "create_todo", Map.of("title", "Buy milk", "tags", List.of("home"), "due_date", "2026-11-21"),
            "list_todos", Map.of("completed", false, "query", "milk", "limit", 5),
            "get_todo", Map.of("todo_id", ID),
            "update_todo", Map.of("todo_id", ID, "completed", true),
            "delete_todo", Map.of("todo_id", ID),
            "create_todos", Map.of("todos", List.of(Map.of("title", "Buy milk"))),
            "complete_todos", Map.of("todo_ids", List.of(ID)),
            "todo_overview", Map.of());

    static final Map<String, String> BEGINNINGS = Map.of(
            "create_todo", "Todo created successfully:\nTitle: Buy milk\nID: " + ID,
            "list_todos", "Your todos:\n- Buy milk (ID: " + ID + ", Completed: false)",
            "get_todo", "Todo Details:\nTitle: Buy milk\nDescription: N/A\nCompleted: false\nID: " + ID,
            "update_todo", "Todo updated successfully:\nTitle: Buy milk\nID: " + ID,
            "delete_todo", "Todo deleted successfully",
            "create_todos", "1 todo created successfully:\n- Buy milk (ID: " + ID,
            "complete_todos", "1 todo completed successfully:\n- Buy milk (ID: " + ID,
            "todo_overview", "Todo overview on 2026-11-20:\nOpen: 3\nDone: 1");

    /** Values of what a URI template or a prompt leaves open, and what a user would have typed of them so far: nothing where the server knows no values to offer. */
    static final Map<String, String> WORDS = Map.of("id", ID, "todo_id", ID, "tag", "home", "hours", "4", "steps", "5");

    static final Map<String, String> TYPED =
            Map.of("id", "Buy", "todo_id", "Buy", "tag", "ho", "hours", "", "steps", "");

    static final List<String> TOOLS = List.of(
            "create_todo",
            "list_todos",
            "get_todo",
            "update_todo",
            "delete_todo",
            "create_todos",
            "complete_todos",
            "todo_overview");
    static final List<String> RESOURCES = List.of("todos://open", "todos://overdue", "ui://yata/todos");
    static final List<String> TEMPLATES = List.of("todo://{id}");
    static final List<String> PROMPTS = List.of("plan_my_day", "weekly_review", "break_down_task");

    private Itinerary() {}

    /** For a client that can't put questions to its user: it says yes beforehand where a tool wants that. */
    static Map<String, Object> unasked(String tool, Map<String, Object> inputSchema) {
        Map<String, Object> arguments = new LinkedHashMap<>(ARGUMENTS.get(tool));
        if (Json.object(inputSchema.get("properties")).containsKey("confirm")) {
            arguments.put("confirm", true);
        }
        return arguments;
    }
}
