package dev.yata.mcp.server.resource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Detects changes of resources for clients that subscribe to them. */
public interface ResourceWatches {

    /** Detects no changes. */
    ResourceWatches NONE = new ResourceWatches() {
        @Override
        public boolean isWatchable(String uri) {
            return false;
        }

        @Override
        public Watch start(String uri, Runnable changed) {
            throw new UnsupportedOperationException("not watchable");
        }
    };

    /** Returns whether changes of this resource can be detected. */
    boolean isWatchable(String uri);

    /** Runs {@code changed} after each change of the resource, until the watch is closed. Must not block. */
    Watch start(String uri, Runnable changed);

    /** Represents a running watch. */
    interface Watch extends AutoCloseable {

        /**
         * Returns a future that completes after the first reading of the resource, or after {@code timeout}. From then
         * on every change is reported. After a timeout, the first reading is reported as a change, because the earlier
         * state is unknown.
         */
        CompletableFuture<?> ready(Duration timeout);

        @Override
        void close();
    }
}
