package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.stdio.Call;
import dev.yata.mcp.server.stdio.ErrorCode;
import dev.yata.mcp.server.stdio.Message;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Protocol version 2026-07-28: every request stands alone, nothing is kept from one to the next. */
final class ModernEra {

    static final String VERSION = "2026-07-28";
    static final String DISCOVER = "server/discover";
    static final String LISTEN = "subscriptions/listen";

    private static final Set<String> REMOVED = Set.of(
            McpSchema.METHOD_INITIALIZE,
            McpSchema.METHOD_PING,
            McpSchema.METHOD_LOGGING_SET_LEVEL,
            McpSchema.METHOD_RESOURCES_SUBSCRIBE,
            McpSchema.METHOD_RESOURCES_UNSUBSCRIBE);

    /** How long results may be kept, in milliseconds: lists stay while the server runs, todos may change at any time. */
    private static final Map<String, Integer> TIME_TO_LIVE = Map.of(
            DISCOVER,
            300_000,
            McpSchema.METHOD_TOOLS_LIST,
            300_000,
            McpSchema.METHOD_PROMPT_LIST,
            300_000,
            McpSchema.METHOD_RESOURCES_LIST,
            300_000,
            McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
            300_000,
            McpSchema.METHOD_RESOURCES_READ,
            0);

    private final SdkServer server;
    private final Identity identity;
    private final Features features;
    private final RequestStates states;
    private final Listening listening;

    ModernEra(SdkServer server, Identity identity, Features features, OpenWatches watches) {
        this.server = server;
        this.identity = identity;
        this.features = features;
        this.states = new RequestStates(identity.principal(), Clock.systemUTC());
        this.listening = new Listening(watches);
    }

    /**
     * The result, or null when it will come later.
     *
     * @throws Refusal when the answer is an error
     */
    @Nullable
    Object answer(Call call) {
        Message.Request request = call.request();
        RequestMeta meta = RequestMeta.of(request);
        if (REMOVED.contains(request.method())) {
            throw new Refusal(
                    ErrorCode.METHOD_NOT_FOUND, "There is no " + request.method() + " in version " + VERSION, null);
        }
        return switch (request.method()) {
            case DISCOVER -> complete(DISCOVER, discovery());
            case LISTEN -> {
                listening.open(call);
                yield null;
            }
            default -> ask(call, meta);
        };
    }

    /** Ends subscriptions with a result, as it is the server's end and not the client's will. */
    void close() {
        listening.close(result -> dressed("complete", result));
    }

    private Map<String, Object> discovery() {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("supportedVersions", List.of(VERSION));
        discovery.put("capabilities", features.capabilities());
        discovery.put("instructions", identity.instructions());
        return discovery;
    }

    private Object ask(Call call, RequestMeta meta) {
        ModernConversation conversation = new ModernConversation(call, meta.client(), states);
        CallLog log = new CallLog(call, meta.logLevel());
        try {
            Object result = server.answer(call.request(), conversation);
            Map<String, Object> question = conversation.question();
            if (question != null) {
                log.ended(LoggingLevel.INFO, "asks");
                return dressed("input_required", question);
            }
            log.ended(result);
            return complete(call.request().method(), Json.members(result));
        } catch (Refusal e) {
            log.ended(LoggingLevel.ERROR, "refused");
            throw e.code() == McpSchema.ErrorCodes.RESOURCE_NOT_FOUND ? e.withCode(ErrorCode.INVALID_PARAMS) : e;
        }
    }

    /** With what a client may keep of it; never shared, as everything here depends on whose server it is. */
    private Map<String, @Nullable Object> complete(String method, Map<String, ?> members) {
        Map<String, @Nullable Object> result = dressed("complete", members);
        Integer timeToLive = TIME_TO_LIVE.get(method);
        if (timeToLive != null) {
            result.put("ttlMs", timeToLive);
            result.put("cacheScope", "private");
        }
        return result;
    }

    private Map<String, @Nullable Object> dressed(String type, Map<String, ?> members) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("resultType", type);
        result.putAll(members);
        Map<String, @Nullable Object> own = Json.object(members.get("_meta"));
        Map<String, @Nullable Object> meta = own == null ? new LinkedHashMap<>() : new LinkedHashMap<>(own);
        meta.put(RequestMeta.SERVER, identity.server());
        result.put("_meta", meta);
        return result;
    }
}
