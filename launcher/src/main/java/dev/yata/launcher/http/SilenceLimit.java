package dev.yata.launcher.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Reads a body of any length. A read fails if no byte arrives within the limit. */
public final class SilenceLimit extends FilterInputStream {

    private final Duration limit;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "silence-limit");
        thread.setDaemon(true);
        return thread;
    });

    public SilenceLimit(InputStream body, Duration limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        ScheduledFuture<?> end = timer.schedule(this::closeBody, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return in.read(buffer, offset, length);
        } finally {
            end.cancel(false);
        }
    }

    /** Ends the read that waits in another thread. */
    private void closeBody() {
        try {
            in.close();
        } catch (IOException alreadyBroken) {
            // The read reports it.
        }
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        super.close();
    }
}
