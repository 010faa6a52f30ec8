package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.call.InputRequired;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the user in versions since 2026-07-28: the response carries the question, and a new request brings the user's
 * answer (basic/patterns/mrtr).
 */
final class ModernContext extends RequestContext {

    private static final String KEY = "consent";

    private final RequestStates states;
    private final RequestStates.@Nullable State asked;
    private @Nullable Members question;

    /** @throws ProtocolError when the state of the request is not valid, or the client no longer shows forms */
    ModernContext(Call call, ClientCapabilities client, RequestStates states) {
        super(call, client);
        this.states = states;
        this.asked = states.of(call.request());
        if (asked != null && !client.showsForms()) {
            throw new ProtocolError(
                    ErrorCode.MISSING_CAPABILITY,
                    "inputResponses answers a question, but this request does not declare that the client can ask its user."
                            + " Declare the capability elicitation with form, as in the first request",
                    Map.of("requiredCapabilities", Map.of("elicitation", Map.of("form", Map.of()))));
        }
    }

    /** Returns the question that the user must answer before the work can continue, or null. */
    synchronized @Nullable Members question() {
        return question;
    }

    /** Accepts an answer to exactly this question. If the question has changed since, asks the user again. */
    @Override
    synchronized Consent ask(String text) {
        Map<String, @Nullable Object> answers = Json.object(call.request().param("inputResponses"));
        if (asked != null && asked.isAbout(text) && answers != null && answers.get(KEY) != null) {
            return Elicitation.consent(answers.get(KEY), asked.age());
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
