package dev.yata.mcp.server.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Resources a client may want to hear of. */
public interface Watches {

    /** None is noticed. */
    Watches NONE = new Watches() {
        @Override
        public boolean covers(String uri) {
            return false;
        }

        @Override
        public Watch start(String uri, Runnable changed) {
            throw new UnsupportedOperationException("not covered");
        }
    };

    /** Whether changes of this resource can be noticed. */
    boolean covers(String uri);

    /** Runs {@code changed} after each change of the resource, until the watch is closed. Must not wait for anything. */
    Watch start(String uri, Runnable changed);

    /** One that runs. */
    interface Watch extends AutoCloseable {

        /**
         * Completes when every change from now on will be told: once the resource has been read. It also does after
         * {@code patience}; then the first reading counts as a change, since nobody knows what it was before.
         */
        CompletableFuture<?> ready(Duration patience);

        @Override
        void close();
    }
}
