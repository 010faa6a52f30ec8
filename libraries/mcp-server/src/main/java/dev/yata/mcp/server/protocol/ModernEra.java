package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.call.InputRequired;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers requests of protocol version 2026-07-28. Each request is independent; nothing is kept between requests. */
final class ModernEra {

    static final String VERSION = "2026-07-28";
    static final String DISCOVER = "server/discover";
    static final String LISTEN = "subscriptions/listen";
    static final String INPUT_REQUIRED = "input_required";

    private static final Set<String> REMOVED =
            Set.of("initialize", "ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe");
    private static final int LIST_TTL_MILLIS = 300_000;

    private final McpServer server;
    private final ServerMethods methods;
    private final RequestStates states;
    private final ListenRequests listening;

    /** @param principal on whose behalf the client sends requests, such as an OAuth client id */
    ModernEra(McpServer server, ServerMethods methods, String principal, OpenWatches watches) {
        this.server = server;
        this.methods = methods;
        this.states = new RequestStates(principal, Clock.systemUTC());
        this.listening = new ListenRequests(watches);
    }

    /** Returns the result, or null when it will come later. Throws a {@link ProtocolError} to answer with an error. */
    @Nullable
    Map<String, @Nullable Object> answer(Call call) {
        Message.Request request = call.request();
        RequestMeta meta = RequestMeta.of(request);
        if (REMOVED.contains(request.method())) {
            throw new ProtocolError(
                    ErrorCode.METHOD_NOT_FOUND, "There is no " + request.method() + " in version " + VERSION);
        }
        return switch (request.method()) {
            case DISCOVER -> complete(DISCOVER, discovery());
            case LISTEN -> {
                listening.open(call);
                yield null;
            }
            default -> handle(call, meta);
        };
    }

    /** Ends subscriptions with a result, which shows that the server and not the client ends them. */
    void close() {
        listening.close(result -> typed("complete", result));
    }

    private Members discovery() {
        return new Members()
                .with("supportedVersions", List.of(VERSION))
                .with("capabilities", server.capabilities())
                .with("instructions", server.instructions());
    }

    private Map<String, @Nullable Object> handle(Call call, RequestMeta meta) {
        ModernContext context = new ModernContext(call, meta.client(), states);
        try {
            return new CallLog(call, meta.logLevel()).report(() -> answer(call.request(), context));
        } catch (ProtocolError e) {
            throw e.modern();
        }
    }

    private Members answer(Message.Request request, ModernContext context) {
        Map<String, @Nullable Object> result = Map.of();
        try {
            result = methods.answer(request, context);
        } catch (InputRequired e) {
            // The context has the question.
        }
        Members question = context.question();
        return question == null ? complete(request.method(), result) : typed(INPUT_REQUIRED, question);
    }

    /**
     * Adds how long a client may cache the result. Lists stay the same while the server runs; a resource may change at
     * any time. Forbids shared caches, because each result depends on the server's user.
     */
    private Members complete(String method, Map<String, @Nullable Object> result) {
        Members complete = typed("complete", result);
        boolean isList = ServerMethods.LISTS.contains(method) || method.equals(DISCOVER);
        if (isList || method.equals(ServerMethods.READ_RESOURCE)) {
            complete.with("ttlMs", isList ? LIST_TTL_MILLIS : 0).with("cacheScope", "private");
        }
        return complete;
    }

    private Members typed(String type, Map<String, @Nullable Object> result) {
        Members typed = new Members().with("resultType", type);
        typed.putAll(result);
        Members meta = new Members();
        Map<String, @Nullable Object> own = Json.object(result.get("_meta"));
        meta.putAll(own == null ? Map.of() : own);
        return typed.with("_meta", meta.with(RequestMeta.SERVER, server.info()));
    }
}
