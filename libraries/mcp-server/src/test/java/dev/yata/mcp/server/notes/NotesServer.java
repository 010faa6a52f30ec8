package dev.yata.mcp.server.notes;

import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.call.CallFailed;
import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.prompt.PromptDefinition;
import dev.yata.mcp.server.resource.ResourceDefinition;
import dev.yata.mcp.server.resource.ResourceNotFound;
import dev.yata.mcp.server.schema.Arguments;
import dev.yata.mcp.server.schema.Completion;
import dev.yata.mcp.server.schema.Parameter;
import dev.yata.mcp.server.schema.Parameters;
import dev.yata.mcp.server.schema.StringType;
import dev.yata.mcp.server.stdio.StdioServer;
import dev.yata.mcp.server.tool.Effect;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps notes in memory and serves them by MCP. */
public final class NotesServer {

    private static final Parameter NAME = Parameter.required("name", new StringType(1, 50), "Name of the note");

    private final Map<String, String> notes = new ConcurrentSkipListMap<>();

    public static void main(String[] arguments) {
        StdioServer.serve(new NotesServer().description().build(), System.in, System.out);
    }

    /** Returns the server's definition, to which a test may add. */
    public McpServer.Builder description() {
        return McpServer.builder("notes", "1")
                .instructions("Keeps notes.")
                .tool(addNote())
                .tool(deleteNote())
                .resource(note())
                .prompt(summarize());
    }

    private ToolDefinition addNote() {
        return new ToolDefinition(
                "add_note",
                "Add note",
                "Adds a note, or replaces the one with this name.",
                Parameters.of(NAME, Parameter.required("text", new StringType(0, 1_000_000), "Text of the note")),
                null,
                Effect.DESTROYS,
                (arguments, context) -> {
                    notes.put(arguments.text("name"), arguments.text("text"));
                    return ToolResult.of("Added.");
                });
    }

    private ToolDefinition deleteNote() {
        return new ToolDefinition(
                "delete_note",
                "Delete note",
                "Deletes a note for good.",
                Parameters.of(NAME),
                new Members().with("type", "object").with("properties", Map.of("deleted", Map.of("type", "boolean"))),
                Effect.DESTROYS,
                this::delete);
    }

    private ToolResult delete(Arguments arguments, CallContext context) {
        String name = arguments.text("name");
        if (!notes.containsKey(name)) {
            throw new CallFailed("There is no note " + name + ". Nothing was changed.");
        }
        boolean agreed = !context.canAsk() || context.confirm("Delete " + name + "?") == Consent.GIVEN;
        boolean deleted = agreed && notes.remove(name) != null;
        return ToolResult.of(deleted ? "Deleted." : "Nothing was deleted.", Map.of("deleted", deleted));
    }

    private ResourceDefinition note() {
        return new ResourceDefinition(
                        "note://{name}", "note", "Note", "One note.", "text/plain", (uri, context) -> read(uri))
                .withCompletion((variable, typed) -> Completion.of(notes.keySet().stream()
                        .filter(name -> name.startsWith(typed))
                        .toList()));
    }

    private String read(String uri) {
        String text = notes.get(uri.substring("note://".length()));
        if (text == null) {
            throw new ResourceNotFound("There is no note " + uri + ".");
        }
        return text;
    }

    private PromptDefinition summarize() {
        return new PromptDefinition(
                "summarize",
                "Summarize notes",
                "Sums up all notes.",
                Parameters.of(),
                List.of(),
                (arguments, context) -> List.of(Content.text("Sum up these notes: " + notes)));
    }
}
