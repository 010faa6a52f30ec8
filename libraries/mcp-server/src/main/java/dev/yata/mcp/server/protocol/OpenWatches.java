package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.resource.ResourceWatches;
import dev.yata.mcp.server.resource.ResourceWatches.Watch;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the open watches of a client in both eras. Only the thread that reads starts watches. */
final class OpenWatches {

    static final int MAX_OPEN = 256;

    /** The longest time that a subscription waits for the first reading of its resource. */
    static final Duration READY_TIMEOUT = Duration.ofSeconds(1);

    private final ResourceWatches watches;
    private final Set<Watch> open = ConcurrentHashMap.newKeySet();

    OpenWatches(ResourceWatches watches) {
        this.watches = watches;
    }

    boolean isWatchable(String uri) {
        return watches.isWatchable(uri);
    }

    /** Returns how many more watches may be started. */
    int remaining() {
        return MAX_OPEN - open.size();
    }

    Watch start(String uri, Runnable changed) {
        Watch watch = watches.start(uri, changed);
        open.add(watch);
        return watch;
    }

    void close(Watch watch) {
        if (open.remove(watch)) {
            watch.close();
        }
    }
}
