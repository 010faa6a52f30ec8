package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.stdio.Call;
import io.modelcontextprotocol.common.McpTransportContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The talk about one call, as far as it is the same in both eras. It is the context the SDK hands to tools. */
abstract class CallConversation implements CallContext, McpTransportContext {

    final Call call;
    private final ClientFeatures client;
    private int told = -1;

    CallConversation(Call call, ClientFeatures client) {
        this.call = call;
        this.client = client;
    }

    @Override
    public final @Nullable Object get(String key) {
        return CallContext.KEY.equals(key) ? this : null;
    }

    @Override
    public boolean canAsk() {
        return client.showsForms();
    }

    @Override
    public final @Nullable Map<String, @Nullable Object> extension(String name) {
        return client.extension(name);
    }

    /** Left out when the client named no token, has left too much unread, or when it would not be more than before. */
    @Override
    public final synchronized void progress(int done, int total, String message) {
        Object token = call.request().meta("progressToken");
        if (done > told && (token instanceof String || token instanceof Integer || token instanceof Long)) {
            told = done;
            Map<String, Object> params = new LinkedHashMap<>();
            params.put("progressToken", token);
            params.put("progress", done);
            params.put("total", total);
            params.put("message", message);
            call.tell(new OurNotification("notifications/progress", params).members());
        }
    }
}
