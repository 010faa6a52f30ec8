package dev.yata.mcp.server.content;

import dev.yata.mcp.server.json.JsonObject;
import dev.yata.mcp.server.json.Members;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client who should see a content or resource, and how important it is ({@code Annotations} of the MCP schema).
 *
 * @param audience {@code user}, {@code assistant}, or both
 * @param priority from 0 (optional) to 1 (practically required)
 * @param lastModified ISO 8601; null if it is unknown
 */
public record Annotations(
        List<String> audience, double priority, @Nullable String lastModified) implements JsonObject {

    /** Returns annotations for users and assistants. */
    public static Annotations forAll(double priority, @Nullable String lastModified) {
        return new Annotations(List.of("user", "assistant"), priority, lastModified);
    }

    @Override
    public Members members() {
        return new Members()
                .with("audience", audience)
                .with("priority", priority)
                .with("lastModified", lastModified);
    }
}
