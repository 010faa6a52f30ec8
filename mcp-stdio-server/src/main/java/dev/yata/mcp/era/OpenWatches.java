package dev.yata.mcp.era;

import dev.yata.mcp.conversation.Watches;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The watches the peer has open in both eras, {@value #MOST} at most. Started by the one thread that reads. */
final class OpenWatches {

    static final int MOST = 256;

    private final Watches watches;
    private final AtomicInteger room = new AtomicInteger(MOST);

    OpenWatches(Watches watches) {
        this.watches = watches;
    }

    boolean covers(String uri) {
        return watches.covers(uri);
    }

    /** How many more may be started. */
    int room() {
        return room.get();
    }

    Watches.Watch start(String uri, Runnable changed) {
        Watches.Watch watch = watches.start(uri, changed);
        AtomicBoolean open = new AtomicBoolean(true);
        room.decrementAndGet();
        return () -> {
            if (open.getAndSet(false)) {
                watch.close();
                room.incrementAndGet();
            }
        };
    }
}
