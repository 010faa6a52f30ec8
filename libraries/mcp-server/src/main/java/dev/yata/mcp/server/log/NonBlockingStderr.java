package dev.yata.mcp.server.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Writes lines to stderr without blocking callers, because a client need not read stderr. A separate thread writes the
 * lines. If too many bytes wait, new lines are dropped and counted.
 */
public final class NonBlockingStderr extends OutputStream {

    static final int MAX_WAITING_BYTES = 256 * 1024;

    /** In bytes. A longer line is split in two. */
    private static final int LONGEST = 32 * 1024;

    private final OutputStream out;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
    private final Semaphore freeBytes = new Semaphore(MAX_WAITING_BYTES);
    private boolean writing;
    private long dropped;

    public NonBlockingStderr(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        begun.write(bytes, from, length);
        if ((length > 0 && bytes[from + length - 1] == '\n') || begun.size() > LONGEST) {
            end(begun.toByteArray());
            begun.reset();
        }
    }

    /** Waits until all lines have been written, or until the time is over. */
    public void drain(long time, TimeUnit unit) {
        try {
            if (freeBytes.tryAcquire(MAX_WAITING_BYTES, time, unit)) {
                freeBytes.release(MAX_WAITING_BYTES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(byte[] line) {
        if (!freeBytes.tryAcquire(line.length)) {
            dropped++;
            return;
        }
        lines.add(line);
        if (!writing) {
            writing = true;
            Thread thread = new Thread(this::writeAll, "stderr");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void writeAll() {
        try {
            while (true) {
                byte[] line = lines.take();
                writeOne(line);
                freeBytes.release(line.length);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOne(byte[] line) {
        try {
            out.write(line);
            long lost = lines.isEmpty() ? takeDropped() : 0;
            if (lost > 0) {
                out.write(("[WARN] event=log.dropped lines=" + lost + "\n").getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        } catch (IOException e) {
            // If stderr is broken, this failure can't be reported anywhere.
        }
    }

    private synchronized long takeDropped() {
        long lost = dropped;
        dropped = 0;
        return lost;
    }
}
