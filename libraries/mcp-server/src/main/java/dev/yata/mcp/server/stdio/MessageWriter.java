package dev.yata.mcp.server.stdio;

import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.protocol.Peer;
import dev.yata.mcp.server.protocol.ResponseSink;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Writes messages to stdout as whole lines in UTF-8, and flushes each one. A separate thread writes, so that the server
 * can still read when the client does not.
 */
final class MessageWriter implements Peer, ResponseSink {

    /** Bytes of waiting lines above which the server stops reading. */
    private static final int MAX_WAITING_BYTES = 16 * 1024 * 1024;

    /** Bytes of waiting lines above which the server sends no notifications. */
    private static final int MAX_BYTES_BEFORE_NOTIFICATION = 1024 * 1024;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Writes one line and then reports that it is written. */
    @FunctionalInterface
    private interface Line {

        void write() throws IOException;
    }

    private final OutputStream out;
    private final Runnable onClientDisconnect;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private long waitingBytes;

    /** @param onClientDisconnect runs when stdout can't be written any more */
    MessageWriter(OutputStream out, Runnable onClientDisconnect) {
        this.out = out;
        this.onClientDisconnect = onClientDisconnect;
        Thread thread = new Thread(this::writeAll, "stdout");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void send(byte[] json, Runnable written) {
        waitingBytes += json.length;
        lines.add(() -> {
            out.write(json);
            out.write('\n');
            out.flush();
            written.run();
            countDown(json.length);
        });
    }

    @Override
    public void noResponse() {}

    /** Sends a message. Drops it if it is large, or if the client reads too slowly. */
    @Override
    public synchronized boolean send(Map<String, ?> message) {
        byte[] json = Json.bytes(message);
        if (json.length > MemoryBudget.SMALL || waitingBytes >= MAX_BYTES_BEFORE_NOTIFICATION) {
            return false;
        }
        send(json, () -> {});
        return true;
    }

    /** Waits while too many bytes wait to be written. Treats the client as gone after 30 s. */
    void awaitCapacity() {
        if (!await(MAX_WAITING_BYTES, TIMEOUT)) {
            onClientDisconnect.run();
        }
    }

    /** Waits until all lines have been written, or until the time is over. */
    void drain(Duration time) {
        boolean unused = await(0, time);
    }

    private synchronized boolean await(int maxWaitingBytes, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (waitingBytes > maxWaitingBytes) {
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
            }
        } catch (IOException e) {
            onClientDisconnect.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void countDown(int bytes) {
        waitingBytes -= bytes;
        notifyAll();
    }
}
