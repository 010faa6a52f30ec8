package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.resource.ResourceWatches;
import dev.yata.mcp.server.resource.ResourceWatches.Watch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The watches that a client has open in both eras, {@value #MOST} at most. Only the thread that reads starts them. */
final class OpenWatches {

    static final int MOST = 256;

    /** How long a subscription waits at most for the first reading of its resource. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ResourceWatches watches;
    private final AtomicInteger room = new AtomicInteger(MOST);

    OpenWatches(ResourceWatches watches) {
        this.watches = watches;
    }

    boolean covers(String uri) {
        return watches.covers(uri);
    }

    /** Returns how many more may be started. */
    int room() {
        return room.get();
    }

    Watch start(String uri, Runnable changed) {
        Watch watch = watches.start(uri, changed);
        room.decrementAndGet();
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
                room.incrementAndGet();
            }
        }
    }
}
