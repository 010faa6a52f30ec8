package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.json.Members;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Implements the part of a call's context that is the same in both eras. */
abstract class RequestContext implements CallContext {

    final Call call;
    private final ClientCapabilities client;
    private int reported = -1;

    RequestContext(Call call, ClientCapabilities client) {
        this.call = call;
        this.client = client;
    }

    @Override
    public boolean canAsk() {
        return client.showsForms();
    }

    @Override
    public final Consent confirm(String question) {
        if (!canAsk()) {
            throw new IllegalStateException("the client can't ask its user");
        }
        return ask(question);
    }

    abstract Consent ask(String question);

    @Override
    public final @Nullable Map<String, @Nullable Object> extension(String name) {
        return client.extension(name);
    }

    /** Reports progress, unless the client sent no progress token or has too many unread messages. */
    @Override
    public final synchronized void progress(int done, int total, String message) {
        Object token = call.request().meta("progressToken");
        if (done > reported && (token instanceof String || token instanceof Integer || token instanceof Long)) {
            reported = done;
            call.send(Message.notification(
                    "notifications/progress",
                    new Members()
                            .with("progressToken", token)
                            .with("progress", done)
                            .with("total", total)
                            .with("message", message)));
        }
    }
}
