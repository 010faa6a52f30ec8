package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.resource.ResourceWatches;
import dev.yata.mcp.server.resource.ResourceWatches.Watch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds the open watches of a client in both eras, at most {@value #MAX_OPEN}. Only the thread that reads starts watches.
 */
final class OpenWatches {

    static final int MAX_OPEN = 256;

    /** The longest time that a subscription waits for the first reading of its resource. */
    static final Duration READY_TIMEOUT = Duration.ofSeconds(1);

    private final ResourceWatches watches;
    private final AtomicInteger remaining = new AtomicInteger(MAX_OPEN);

    OpenWatches(ResourceWatches watches) {
        this.watches = watches;
    }

    boolean covers(String uri) {
        return watches.covers(uri);
    }

    /** Returns how many more watches may be started. */
    int remaining() {
        return remaining.get();
    }

    Watch start(String uri, Runnable changed) {
        Watch watch = watches.start(uri, changed);
        remaining.decrementAndGet();
        return new Counted(watch);
    }

    private final class Counted implements Watch {

        private final Watch watch;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Counted(Watch watch) {
            this.watch = watch;
        }

        @Override
        public CompletableFuture<?> ready(Duration patience) {
            return watch.ready(patience);
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                watch.close();
                remaining.incrementAndGet();
            }
        }
    }
}
