package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks by {@code elicitation/create}. The form has no fields, because accepting it is the answer. */
final class Elicitation {

    private Elicitation() {}

    static Members params(String question) {
        return new Members()
                .with("message", question)
                .with("requestedSchema", new Members().with("type", "object").with("properties", Map.of()));
    }

    /** @param result an {@code ElicitResult}; any other value counts as dismissed */
    static Consent consent(@Nullable Object result) {
        Map<String, @Nullable Object> members = Json.object(result);
        Object action = members == null ? null : members.get("action");
        if ("accept".equals(action)) {
            return Consent.GIVEN;
        }
        return "decline".equals(action) ? Consent.REFUSED : Consent.DISMISSED;
    }
}
