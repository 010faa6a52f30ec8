package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Watches.Watch;
import dev.yata.mcp.server.stdio.Call;
import dev.yata.mcp.server.stdio.ErrorCode;
import dev.yata.mcp.server.stdio.Peer;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code resources/subscribe} and {@code resources/unsubscribe}, gone since 2026-07-28; one thread reads and calls this. */
final class Subscriptions {

    private final OpenWatches watches;
    private final Peer peer;
    private final Map<String, Watch> open = new HashMap<>();

    Subscriptions(OpenWatches watches, Peer peer) {
        this.watches = watches;
        this.peer = peer;
    }

    /** Answered once each change will be noticed. Subscribing twice is subscribing once. */
    void open(Call call, String uri) {
        if (!watches.covers(uri)) {
            throw new Refusal(
                    McpSchema.ErrorCodes.RESOURCE_NOT_FOUND,
                    "Resource not found, or its changes can't be noticed",
                    Map.of("uri", uri));
        }
        Watch watch = open.get(uri);
        if (watch == null) {
            if (watches.room() == 0) {
                throw new Refusal(
                        ErrorCode.BUSY,
                        "There are " + OpenWatches.MOST + " subscriptions already: end some of them first",
                        null);
            }
            watch = watches.start(uri, () -> peer.tell(OurNotification.resourceUpdated(uri, Map.of())));
            open.put(uri, watch);
        }
        CompletableFuture<Void> unused = watch.ready(OpenWatches.PATIENCE).thenRun(() -> call.succeed(Map.of()));
    }

    Map<String, Object> close(String uri) {
        Watch watch = open.remove(uri);
        if (watch != null) {
            watch.close();
        }
        return Map.of();
    }

    void close() {
        open.values().forEach(Watch::close);
        open.clear();
    }
}
