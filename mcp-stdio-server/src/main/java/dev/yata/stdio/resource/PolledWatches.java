package dev.yata.stdio.resource;

import dev.yata.mcp.server.call.Watches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices changes by reading again, with conditional requests, for as long as somebody listens: each resource once,
 * however many do. The thread ends with the last watch.
 */
public final class PolledWatches implements Watches {

    /** How soon a change is noticed, unless the API fails. */
    public static final Duration PAUSE = Duration.ofSeconds(5);

    private final Resources resources;
    private final Duration pause;
    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private @Nullable Thread thread;

    public PolledWatches(Resources resources, Duration pause) {
        this.resources = resources;
        this.pause = pause;
    }

    @Override
    public boolean covers(String uri) {
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
            listener.heed(false);
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

    /** Waits until something is to be read; none when nobody listens any more. */
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

    /** One who wants to know. */
    final class Listener implements Watch {

        private final String uri;
        private final Runnable changed;
        /** Whether the resource had been read when the listener was promised to hear of changes. */
        private final CompletableFuture<Boolean> known = new CompletableFuture<>();

        private volatile boolean heeded;
        private volatile boolean closed;

        private Listener(String uri, Runnable changed) {
            this.uri = uri;
            this.changed = changed;
        }

        @Override
        public CompletableFuture<?> ready(Duration patience) {
            return known.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** At each reading. */
        void heed(boolean hasChanged) {
            boolean mayHaveChanged = !heeded && !known.complete(true) && !known.join();
            heeded = true;
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
