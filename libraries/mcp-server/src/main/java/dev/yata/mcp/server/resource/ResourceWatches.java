package dev.yata.mcp.server.resource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Notices changes of resources for clients that subscribe to them. */
public interface ResourceWatches {

    /** Notices no changes. */
    ResourceWatches NONE = new ResourceWatches() {
        @Override
        public boolean covers(String uri) {
            return false;
        }

        @Override
        public Watch start(String uri, Runnable changed) {
            throw new UnsupportedOperationException("not covered");
        }
    };

    /** Returns whether changes of this resource can be noticed. */
    boolean covers(String uri);

    /** Runs {@code changed} after each change of the resource, until the watch is closed. Must not block. */
    Watch start(String uri, Runnable changed);

    /** A running watch. */
    interface Watch extends AutoCloseable {

        /**
         * Completes when every later change will be noticed, which is when the resource has been read, or when
         * {@code patience} is over. In that case the first reading counts as a change, because the state before is unknown.
         */
        CompletableFuture<?> ready(Duration patience);

        @Override
        void close();
    }
}
