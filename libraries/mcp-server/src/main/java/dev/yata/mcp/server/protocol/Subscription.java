package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.resource.ResourceWatches.Watch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Represents one open {@code subscriptions/listen}. The server acknowledges it when each resource has been read once, or
 * after 1 s. From then on no change is lost. A change before the acknowledgement is sent directly after it.
 */
final class Subscription {

    private final Call call;
    private final OpenWatches open;
    private final Members meta;
    private final List<Watch> watches = new ArrayList<>();
    private final Set<String> early = new LinkedHashSet<>();
    private final List<String> uris;
    private boolean acknowledged;

    Subscription(Call call, List<String> uris, OpenWatches open) {
        this.call = call;
        this.open = open;
        this.uris = uris;
        this.meta = new Members().with(RequestMeta.SUBSCRIPTION, call.request().id());
    }

    void start() {
        List<CompletableFuture<?>> ready = new ArrayList<>();
        for (String uri : uris) {
            Watch watch = open.start(uri, () -> changed(uri));
            watches.add(watch);
            ready.add(watch.ready(OpenWatches.READY_TIMEOUT));
        }
        CompletableFuture<Void> unused = CompletableFuture.allOf(ready.toArray(CompletableFuture<?>[]::new))
                .thenRun(this::acknowledge);
    }

    void stop() {
        watches.forEach(open::close);
    }

    /** Returns the result of the request, for a server that ends the subscription. */
    Members end() {
        acknowledge();
        return new Members().with("_meta", meta);
    }

    private synchronized void acknowledge() {
        if (acknowledged) {
            return;
        }
        Map<String, ?> watched = uris.isEmpty() ? Map.of() : Map.of("resourceSubscriptions", uris);
        acknowledged = call.send(Message.notification(
                "notifications/subscriptions/acknowledged",
                new Members().with("_meta", meta).with("notifications", watched)));
        if (acknowledged) {
            early.forEach(this::changed);
        } else {
            call.fail(
                    new ProtocolError(ErrorCode.BUSY, "Too many messages are unread. Read them, then subscribe again"));
        }
    }

    private synchronized void changed(String uri) {
        if (acknowledged) {
            call.send(Message.resourceUpdated(uri, meta));
        } else {
            early.add(uri);
        }
    }
}
