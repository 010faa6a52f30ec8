package dev.yata.stdio.resource;

import dev.yata.stdio.resource.PolledWatches.Listener;
import dev.yata.stdio.todoapi.ApiFailure;
import dev.yata.stdio.todoapi.Tagged;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A resource somebody listens to, and what it said last. Polled by one thread. */
final class Watched {

    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    private static final String GONE = "";
    /** Of pauses: a failing API is asked again after 1, 2 and then always 3. */
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

    /** Whether it was read. */
    boolean isKnown() {
        return text != null;
    }

    /** Reads, and tells if the text is another than at the reading before. */
    void poll() {
        try {
            Tagged<String> now = source.poll(tag);
            tag = now.tag();
            heed(now.value());
            recover();
        } catch (ApiFailure e) {
            if (e.isNotFound()) {
                tag = null;
                heed(GONE);
                recover();
            } else {
                retreat(e.advice());
            }
        } catch (RuntimeException e) {
            retreat(e.toString());
        }
        due = System.nanoTime() + pause.toNanos() * pauses;
    }

    /** @param now null for what it was */
    private void heed(@Nullable String now) {
        String before = text;
        boolean changed = before != null && now != null && !before.equals(now);
        if (now != null) {
            text = now;
        }
        for (Listener listener : listeners) {
            listener.heed(changed);
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
