package dev.yata.stdio;

import dev.yata.client.FakeBackend;
import dev.yata.mcp.server.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists what a real client visits, and the expected results: {@code tour-script.json}, with the todo of the fake backend.
 * The tour fails if the server lists something that the file does not contain.
 */
final class TourScript {

    private static final String ID = FakeBackend.ID;

    /** The whole file, for scripts. */
    static final Map<String, Object> ALL = read();

    static final Map<String, Object> ARGUMENTS = members("arguments");
    static final List<String> TOOLS = List.copyOf(ARGUMENTS.keySet());
    static final List<String> RESOURCES = names("resources");
    static final List<String> TEMPLATES = names("templates");
    static final List<String> PROMPTS = names("prompts");

    /** Tools that report progress. */
    static final List<String> BATCHES = names("batches");

    /** The resource whose change the client waits for. */
    static final String WATCHED = String.valueOf(ALL.get("watched"));

    /** Values for the variables of URI templates and the arguments of prompts. */
    static final Map<String, Object> VALUES = members("words");

    /** The typed beginnings of these values; empty if the server can't complete the value. */
    static final Map<String, Object> TYPED_BEGINNINGS = members("typed");

    static final Map<String, String> BEGINNINGS = Map.of(
            "create_todo", "Todo created successfully:\nTitle: Buy milk\nID: " + ID,
            "list_todos", "Your todos:\n- Buy milk (ID: " + ID + ", Completed: false)",
            "get_todo", "Todo Details:\nTitle: Buy milk\nDescription: N/A\nCompleted: false\nID: " + ID,
            "update_todo", "Todo updated successfully:\nTitle: Buy milk\nID: " + ID,
            "delete_todo", "Todo deleted successfully",
            "create_todos", "1 todo created successfully:\n- Buy milk (ID: " + ID,
            "complete_todos", "1 todo completed successfully:\n- Buy milk (ID: " + ID,
            "todo_overview", "Todo overview on 2026-11-20:\nOpen: 3\nDone: 1");

    private TourScript() {}

    /** Returns the arguments for a client that can't ask its user. Sets {@code confirm} if the tool has it. */
    static Map<String, Object> withConfirmation(String tool, Map<String, Object> inputSchema) {
        Map<String, Object> arguments = new LinkedHashMap<>(Json.object(ARGUMENTS.get(tool)));
        if (Json.object(inputSchema.get("properties")).containsKey("confirm")) {
            arguments.put("confirm", true);
        }
        return arguments;
    }

    private static Map<String, Object> read() {
        try (InputStream file = TourScript.class.getResourceAsStream("/tour-script.json")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Json.object(Json.read(text.replace("$ID", ID).replace("$DOOMED", ID)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> members(String name) {
        return Json.object(ALL.get(name));
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(String name) {
        return (List<String>) ALL.get(name);
    }
}
