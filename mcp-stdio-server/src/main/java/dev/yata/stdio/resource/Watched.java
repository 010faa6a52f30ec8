package dev.yata.stdio.resource;

import dev.yata.client.api.ApiFailure;
import dev.yata.client.api.ConditionalResponse;
import dev.yata.stdio.resource.PolledWatches.Listener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds a watched resource and its last text. Only one thread polls it. */
final class Watched {

    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    private static final String GONE = "";
    /** In pauses. If the API fails, the next readings follow after 1, 2 and then always 3 pauses. */
    private static final int LONGEST_PAUSE = 3;

    final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final String uri;
    private final TodoSource source;
    private final Duration pause;
    private volatile @Nullable String text;
    private @Nullable String tag;
    private int pauses = 1;
    private boolean failing;
    private volatile long due = System.nanoTime();

    Watched(String uri, TodoSource source, Duration pause) {
        this.uri = uri;
        this.source = source;
        this.pause = pause;
    }

    long nanosLeft(long now) {
        return due - now;
    }

    /** Returns whether the resource has been read. */
    boolean isKnown() {
        return text != null;
    }

    /** Reads the resource, and informs the watches whether its text has changed. */
    void poll() {
        try {
            ConditionalResponse<String> now = source.poll(tag);
            tag = now.tag();
            handle(now.value());
            recover();
        } catch (ApiFailure e) {
            if (e.isNotFound()) {
                tag = null;
                handle(GONE);
                recover();
            } else {
                retreat(e.advice());
            }
        } catch (RuntimeException e) {
            retreat(e.toString());
        }
        due = System.nanoTime() + pause.toNanos() * pauses;
    }

    /** @param now null if the text is unchanged */
    private void handle(@Nullable String now) {
        String before = text;
        boolean changed = before != null && now != null && !before.equals(now);
        if (now != null) {
            text = now;
        }
        for (Listener listener : listeners) {
            listener.handle(changed);
        }
    }

    private void recover() {
        if (failing) {
            LOG.info("event=watch.recovered uri={}", uri);
        }
        failing = false;
        pauses = 1;
    }

    private void retreat(String reason) {
        if (!failing) {
            LOG.warn("event=watch.failed uri={} reason=\"{}\"", uri, reason);
            failing = true;
        } else {
            pauses = Math.min(pauses + 1, LONGEST_PAUSE);
        }
    }
}
