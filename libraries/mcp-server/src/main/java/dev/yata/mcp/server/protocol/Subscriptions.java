package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.resource.ResourceWatches.Watch;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Handles {@code resources/subscribe} and {@code resources/unsubscribe}, which 2026-07-28 has removed. Only the thread
 * that reads uses this class.
 */
final class Subscriptions {

    private final OpenWatches watches;
    private final Peer peer;
    private final Map<String, Watch> open = new HashMap<>();

    Subscriptions(OpenWatches watches, Peer peer) {
        this.watches = watches;
        this.peer = peer;
    }

    /** Answers the call after the first reading of the resource, or after 1 s. Repeating a subscription has no effect. */
    void open(Call call, String uri) {
        if (!watches.isWatchable(uri)) {
            throw new ProtocolError(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "Resource not found, or its changes can't be noticed",
                    Map.of("uri", uri));
        }
        Watch watch = open.get(uri);
        if (watch == null) {
            if (watches.remaining() == 0) {
                throw new ProtocolError(
                        ErrorCode.BUSY,
                        "There are " + OpenWatches.MAX_OPEN + " subscriptions already: end some of them first");
            }
            watch = watches.start(uri, () -> peer.send(Message.resourceUpdated(uri, null)));
            open.put(uri, watch);
        }
        CompletableFuture<Void> unused =
                watch.ready(OpenWatches.READY_TIMEOUT).thenRun(() -> call.succeed(new Members()));
    }

    void close(String uri) {
        Watch watch = open.remove(uri);
        if (watch != null) {
            watches.close(watch);
        }
    }

    void close() {
        open.values().forEach(watches::close);
        open.clear();
    }
}
