package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks by {@code elicitation/create}. The form has no fields, because accepting it is the answer. */
final class Elicitation {

    /** The shortest time in which a user can read and close a question. */
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(1);

    private Elicitation() {}

    static Members params(String question) {
        return new Members()
                .with("message", question)
                .with("requestedSchema", new Members().with("type", "object").with("properties", Map.of()));
    }

    /**
     * Reads the user's answer.
     *
     * @param result an {@code ElicitResult}; any other value counts as dismissed
     * @param age the time since the question was sent
     */
    static Consent consent(@Nullable Object result, Duration age) {
        Map<String, @Nullable Object> members = Json.object(result);
        Object action = members == null ? null : members.get("action");
        if ("accept".equals(action)) {
            return Consent.GIVEN;
        }
        if ("decline".equals(action)) {
            return Consent.REFUSED;
        }
        return age.compareTo(SHORTEST_LOOK) < 0 ? Consent.NOT_SHOWN : Consent.DISMISSED;
    }
}
