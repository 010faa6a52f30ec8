package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the features that a client declares ({@code ClientCapabilities} of the MCP schema). */
record ClientCapabilities(Map<String, @Nullable Object> members) {

    static final ClientCapabilities NONE = new ClientCapabilities(Map.of());

    /** Returns whether the client can show forms to its user. Elicitation without a mode means forms. */
    boolean showsForms() {
        Map<String, @Nullable Object> modes = Json.object(members.get("elicitation"));
        return modes != null && (modes.isEmpty() || modes.containsKey("form"));
    }

    @Nullable
    Map<String, @Nullable Object> extension(String name) {
        Map<String, @Nullable Object> extensions = Json.object(members.get("extensions"));
        return extensions == null ? null : Json.object(extensions.get(name));
    }
}
