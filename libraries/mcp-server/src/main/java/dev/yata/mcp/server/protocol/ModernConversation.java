package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.call.InputRequired;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.stdio.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Since 2026-07-28 a question is the answer to the request, and the user's answer comes with a new request (basic/patterns/mrtr).
 */
final class ModernConversation extends CallConversation {

    private static final int MISSING_CAPABILITY = -32021;
    private static final String KEY_OF_ANSWER = "consent";

    private final RequestStates states;
    private final RequestStates.@Nullable State asked;
    private @Nullable Map<String, Object> question;

    /** @throws Refusal when the request brings a state that is not good for it */
    ModernConversation(Call call, ClientFeatures client, RequestStates states) {
        super(call, client);
        this.states = states;
        this.asked = states.of(call.request());
        if (asked != null && !client.showsForms()) {
            throw new Refusal(
                    MISSING_CAPABILITY,
                    "An answer to a question came without the capability to be asked: declare elicitation with form",
                    Map.of("requiredCapabilities", Map.of("elicitation", Map.of("form", Map.of()))));
        }
    }

    /** What is to be asked before the work can be done; null for nothing. */
    synchronized @Nullable Map<String, Object> question() {
        return question;
    }

    /** An answer counts for the very words that were asked: if those would be others now, the user is asked anew. */
    @Override
    public synchronized Consent confirm(String words) {
        if (!canAsk()) {
            throw new IllegalStateException("the client can't ask its user");
        }
        Map<String, @Nullable Object> answers = Json.object(call.request().param("inputResponses"));
        if (asked != null && asked.isAbout(words) && answers != null && answers.get(KEY_OF_ANSWER) != null) {
            return Elicitation.consent(answers.get(KEY_OF_ANSWER));
        }
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("mode", "form");
        params.putAll(Elicitation.params(words));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", "elicitation/create");
        request.put("params", params);
        Map<String, Object> asking = new LinkedHashMap<>();
        asking.put("inputRequests", Map.of(KEY_OF_ANSWER, request));
        asking.put("requestState", states.issue(call.request(), words));
        question = asking;
        throw new InputRequired();
    }
}
