package dev.yata.mcp.server.tool;

import dev.yata.mcp.server.content.Content;
import dev.yata.mcp.server.json.JsonObject;
import dev.yata.mcp.server.json.Members;
import java.util.List;
import java.util.Map;
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

    static ToolResult failed(String advice) {
        return new ToolResult(List.of(Content.text(advice)), null, true);
    }

    @Override
    public Members members() {
        return new Members().with("content", content).with("isError", isError).with("structuredContent", structured);
    }
}
