package dev.yata.mcp.server.tool;

import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.json.JsonObject;
import dev.yata.mcp.server.json.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Holds the result of a tool call.
 *
 * @param structured the facts of the text as JSON members; null if the tool does not have a result schema
 * @param isError whether the call failed
 */
public record ToolResult(List<Content> content, @Nullable Map<String, ?> structured, boolean isError)
        implements JsonObject {

    /** Returns a result with the same facts in text and in members. */
    public static ToolResult of(String text, Map<String, ?> structured) {
        return new ToolResult(List.of(Content.text(text)), structured, false);
    }

    public static ToolResult of(String text) {
        return new ToolResult(List.of(Content.text(text)), null, false);
    }

    /** Returns the same result with a note about arguments that had no effect. */
    ToolResult withIgnored(Map<String, String> ignored) {
        if (ignored.isEmpty()) {
            return this;
        }
        StringJoiner note = new StringJoiner(", ", "Ignored arguments: ", ".");
        ignored.forEach((name, reason) -> note.add(name + " (" + reason + ")"));
        List<Content> noted = new ArrayList<>(content);
        noted.add(Content.text(note.toString()));
        Members members = null;
        if (structured != null) {
            members = new Members();
            members.putAll(structured);
            members.put("ignored_arguments", List.copyOf(ignored.keySet()));
        }
        return new ToolResult(noted, members, isError);
    }

    static ToolResult failed(String advice) {
        return new ToolResult(List.of(Content.text(advice)), null, true);
    }

    @Override
    public Members members() {
        return new Members().with("content", content).with("isError", isError).with("structuredContent", structured);
    }
}
