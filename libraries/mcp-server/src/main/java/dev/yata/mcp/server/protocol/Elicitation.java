package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A yes-or-no question as {@code elicitation/create} puts it: a form without fields, since accepting it is the answer. */
final class Elicitation {

    private Elicitation() {}

    static Map<String, Object> params(String question) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", Map.of());
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("message", question);
        params.put("requestedSchema", schema);
        return params;
    }

    /** @param result an {@code ElicitResult}; whatever else it may be, it is no consent */
    static Consent consent(@Nullable Object result) {
        Map<String, @Nullable Object> members = Json.object(result);
        Object action = members == null ? null : members.get("action");
        if ("accept".equals(action)) {
            return Consent.GIVEN;
        }
        return "decline".equals(action) ? Consent.REFUSED : Consent.DISMISSED;
    }
}
