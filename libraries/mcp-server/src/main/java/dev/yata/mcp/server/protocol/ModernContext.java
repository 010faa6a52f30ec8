package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.call.InputRequired;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Since 2026-07-28 a question is the answer to the request, and a new request brings the user's answer (basic/patterns/mrtr).
 */
final class ModernContext extends RequestContext {

    private static final String KEY = "consent";

    private final RequestStates states;
    private final RequestStates.@Nullable State asked;
    private @Nullable Members question;

    /** @throws ProtocolError when the request brings a state that does not belong to it */
    ModernContext(Call call, ClientCapabilities client, RequestStates states) {
        super(call, client);
        this.states = states;
        this.asked = states.of(call.request());
        if (asked != null && !client.showsForms()) {
            throw new ProtocolError(
                    ErrorCode.MISSING_CAPABILITY,
                    "An answer to a question came without the capability to be asked: declare elicitation with form",
                    Map.of("requiredCapabilities", Map.of("elicitation", Map.of("form", Map.of()))));
        }
    }

    /** Returns the question that the user must answer before the work can be done, or null. */
    synchronized @Nullable Members question() {
        return question;
    }

    /** Accepts an answer only to this very question. If it is another one by now, the user is asked again. */
    @Override
    public synchronized Consent confirm(String text) {
        if (!canAsk()) {
            throw new IllegalStateException("the client can't ask its user");
        }
        Map<String, @Nullable Object> answers = Json.object(call.request().param("inputResponses"));
        if (asked != null && asked.isAbout(text) && answers != null && answers.get(KEY) != null) {
            return Elicitation.consent(answers.get(KEY));
        }
        Members params = new Members().with("mode", "form");
        params.putAll(Elicitation.params(text));
        Members request = new Members().with("method", "elicitation/create").with("params", params);
        question = new Members()
                .with("inputRequests", Map.of(KEY, request))
                .with("requestState", states.issue(call.request(), text));
        throw new InputRequired();
    }
}
