package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Watches.Watch;
import dev.yata.mcp.server.stdio.Call;
import dev.yata.mcp.server.stdio.ErrorCode;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One open {@code subscriptions/listen}. It is acknowledged once each change will be noticed; what changes before the
 * acknowledgement is out is told right after it.
 */
final class Subscription {

    private final Call call;
    private final Map<String, Object> meta;
    private final List<Watch> watches = new ArrayList<>();
    private final Set<String> early = new LinkedHashSet<>();
    private final List<String> uris;
    private boolean acknowledged;

    /** @param uris what is listened to */
    Subscription(Call call, List<String> uris) {
        this.call = call;
        this.uris = uris;
        this.meta = Map.of(RequestMeta.SUBSCRIPTION, call.request().id());
    }

    void start(OpenWatches all) {
        List<CompletableFuture<?>> ready = new ArrayList<>();
        for (String uri : uris) {
            Watch watch = all.start(uri, () -> changed(uri));
            watches.add(watch);
            ready.add(watch.ready(OpenWatches.PATIENCE));
        }
        CompletableFuture<Void> unused = CompletableFuture.allOf(ready.toArray(CompletableFuture<?>[]::new))
                .thenRun(this::acknowledge);
    }

    void stop() {
        watches.forEach(Watch::close);
    }

    /** Of a result: what it ends. */
    Map<String, Object> ending() {
        acknowledge();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("_meta", meta);
        return result;
    }

    private synchronized void acknowledge() {
        if (acknowledged) {
            return;
        }
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("_meta", meta);
        params.put("notifications", uris.isEmpty() ? Map.of() : Map.of("resourceSubscriptions", uris));
        acknowledged = call.tell(new OurNotification("notifications/subscriptions/acknowledged", params).members());
        if (acknowledged) {
            early.forEach(this::changed);
        } else {
            call.fail(new JSONRPCError(ErrorCode.BUSY, "Too much was left unread: read on, then subscribe"));
        }
    }

    private synchronized void changed(String uri) {
        if (acknowledged) {
            call.tell(OurNotification.resourceUpdated(uri, meta));
        } else {
            early.add(uri);
        }
    }
}
