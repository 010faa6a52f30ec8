package dev.yata.mcp.server.stdio;

import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.protocol.Peer;
import dev.yata.mcp.server.protocol.ResponseSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Writes messages to stdout: whole lines, UTF-8 whatever the locale, each flushed. It writes on a thread of its own, so that
 * a client that does not read can't keep the server from reading.
 */
final class MessageWriter implements Peer, ResponseSink {

    /** How many lines may wait before no more are read. */
    private static final int MOST_LINES = 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Writes one line and reports that it is written. */
    @FunctionalInterface
    private interface Line {

        void write() throws IOException;
    }

    private final OutputStream out;
    private final Runnable peerGone;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private int waiting;

    /** @param peerGone run when stdout can't be written any more */
    MessageWriter(OutputStream out, Runnable peerGone) {
        this.out = out;
        this.peerGone = peerGone;
        Thread thread = new Thread(this::writeAll, "stdout");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void send(byte[] json, Runnable written) {
        waiting++;
        lines.add(() -> {
            out.write(json);
            out.write('\n');
            out.flush();
            written.run();
        });
    }

    @Override
    public void skip() {}

    /** Drops a message that is large, or that finds too many lines waiting. */
    @Override
    public synchronized boolean send(Map<String, ?> message) {
        byte[] json = Json.write(message).getBytes(StandardCharsets.UTF_8);
        if (json.length > MemoryBudget.SMALL || waiting >= MOST_LINES) {
            return false;
        }
        send(json, () -> {});
        return true;
    }

    /** Waits while too many lines wait to be written. Gives the client up if it has not read for {@code PATIENCE}. */
    void awaitRoom() {
        if (!await(MOST_LINES, PATIENCE)) {
            peerGone.run();
        }
    }

    /** Waits until everything has been written, but no longer than the given time. */
    void drain(Duration time) {
        boolean unused = await(0, time);
    }

    private synchronized boolean await(int most, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (waiting > most) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private void writeAll() {
        try {
            while (true) {
                lines.take().write();
                countDown();
            }
        } catch (IOException e) {
            peerGone.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void countDown() {
        waiting--;
        notifyAll();
    }
}
