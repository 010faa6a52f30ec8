package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client says it can do: its {@code ClientCapabilities}. */
record ClientFeatures(Map<String, @Nullable Object> capabilities) {

    static final ClientFeatures NONE = new ClientFeatures(Map.of());

    /** Whether it shows forms to its user. Naming no mode means forms, as before there were others. */
    boolean showsForms() {
        Map<String, @Nullable Object> modes = Json.object(capabilities.get("elicitation"));
        return modes != null && (modes.isEmpty() || modes.containsKey("form"));
    }

    @Nullable
    Map<String, @Nullable Object> extension(String name) {
        Map<String, @Nullable Object> extensions = Json.object(capabilities.get("extensions"));
        return extensions == null ? null : Json.object(extensions.get(name));
    }
}
