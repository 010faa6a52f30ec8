package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A yes-or-no question as {@code elicitation/create} asks it: a form without fields, because to accept it is the answer. */
final class Elicitation {

    private Elicitation() {}

    static Members params(String question) {
        return new Members()
                .with("message", question)
                .with("requestedSchema", new Members().with("type", "object").with("properties", Map.of()));
    }

    /** @param result an {@code ElicitResult}; anything else counts as dismissed */
    static Consent consent(@Nullable Object result) {
        Map<String, @Nullable Object> members = Json.object(result);
        Object action = members == null ? null : members.get("action");
        if ("accept".equals(action)) {
            return Consent.GIVEN;
        }
        return "decline".equals(action) ? Consent.REFUSED : Consent.DISMISSED;
    }
}
