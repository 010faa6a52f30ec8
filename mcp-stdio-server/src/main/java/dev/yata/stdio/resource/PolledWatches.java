package dev.yata.stdio.resource;

import dev.yata.mcp.server.resource.ResourceWatches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Detects changes by polling with conditional requests. Polls each watched resource once, even if it has several
 * watches. The thread ends with the last watch.
 */
public final class PolledWatches implements ResourceWatches {

    /** The time between two readings, unless the API fails. */
    public static final Duration PAUSE = Duration.ofSeconds(5);

    private final TodoResources resources;
    private final Duration pause;
    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private @Nullable Thread thread;

    public PolledWatches(TodoResources resources, Duration pause) {
        this.resources = resources;
        this.pause = pause;
    }

    @Override
    public boolean isWatchable(String uri) {
        return resources.source(uri) != null;
    }

    @Override
    public synchronized Watch start(String uri, Runnable changed) {
        Watched resource = watched.get(uri);
        if (resource == null) {
            TodoSource source = resources.source(uri);
            if (source == null) {
                throw new IllegalArgumentException("not covered");
            }
            resource = new Watched(uri, source, pause);
            watched.put(uri, resource);
        }
        Listener listener = new Listener(uri, changed);
        resource.listeners.add(listener);
        if (resource.isKnown()) {
            listener.handle(false);
        }
        if (thread == null) {
            thread = new Thread(this::run, "watches");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
        return listener;
    }

    private void run() {
        try {
            for (List<Watched> due = due(); !due.isEmpty(); due = due()) {
                for (Watched resource : due) {
                    resource.poll();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for resources that are due for reading. Returns an empty list if all watches are closed. */
    private synchronized List<Watched> due() throws InterruptedException {
        while (!watched.isEmpty()) {
            long now = System.nanoTime();
            long wait = Long.MAX_VALUE;
            List<Watched> due = new ArrayList<>();
            for (Watched resource : watched.values()) {
                long left = resource.nanosLeft(now);
                wait = Math.min(wait, left);
                if (left <= 0) {
                    due.add(resource);
                }
            }
            if (!due.isEmpty()) {
                return due;
            }
            TimeUnit.NANOSECONDS.timedWait(this, wait);
        }
        thread = null;
        return List.of();
    }

    private synchronized void close(Listener listener) {
        Watched resource = watched.get(listener.uri);
        if (resource != null && resource.listeners.remove(listener) && resource.listeners.isEmpty()) {
            watched.remove(listener.uri);
            notifyAll();
        }
    }

    /** Represents one watch of a resource. */
    final class Listener implements Watch {

        private final String uri;
        private final Runnable changed;
        /** Completed with true after the first reading of the resource, or with false if the reading took too long. */
        private final CompletableFuture<Boolean> known = new CompletableFuture<>();

        private volatile boolean handled;
        private volatile boolean closed;

        private Listener(String uri, Runnable changed) {
            this.uri = uri;
            this.changed = changed;
        }

        @Override
        public CompletableFuture<?> ready(Duration timeout) {
            return known.completeOnTimeout(false, timeout.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Called after each reading. */
        void handle(boolean hasChanged) {
            boolean mayHaveChanged = !handled && !known.complete(true) && !known.join();
            handled = true;
            if ((hasChanged || mayHaveChanged) && !closed) {
                changed.run();
            }
        }

        @Override
        public void close() {
            closed = true;
            known.complete(true);
            PolledWatches.this.close(this);
        }
    }
}
