package dev.yata.mcp.server.stdio;

import dev.yata.mcp.server.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The only writer of stdout: whole lines, UTF-8 whatever the locale, each flushed. It writes on a thread of its own, so
 * that a peer that does not read can't keep this side from reading, least of all the end of stdin.
 */
final class MessageWriter implements Peer, Outlet {

    /** Bytes that may wait; then senders wait too. */
    private static final int ROOM = 16 * 1024 * 1024;

    private static final int PATIENCE_SECONDS = 30;

    private final OutputStream out;
    private final Runnable peerGone;
    private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(ROOM, true);

    /** @param peerGone run when stdout can't be written any more, since nobody is left to answer */
    MessageWriter(OutputStream out, Runnable peerGone) {
        this.out = out;
        this.peerGone = peerGone;
        Thread thread = new Thread(this::write, "stdout");
        thread.setDaemon(true);
        thread.start();
    }

    /** Leaves the peer for gone when it has not read for {@value #PATIENCE_SECONDS} s and there is no room left. */
    @Override
    public void send(Object message, Predicate<Runnable> finish) {
        byte[] line = line(message);
        try {
            if (!room.tryAcquire(share(line), PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                peerGone.run();
            } else if (!finish.test(() -> lines.add(line))) {
                room.release(share(line));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void skip() {}

    @Override
    public boolean tell(Object message) {
        byte[] line = line(message);
        return room.tryAcquire(share(line)) && lines.add(line);
    }

    /** Waits until all has been written, at most so long. */
    void drain(long time, TimeUnit unit) {
        try {
            if (room.tryAcquire(ROOM, time, unit)) {
                room.release(ROOM);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            while (true) {
                byte[] line = lines.take();
                out.write(line);
                out.flush();
                room.release(share(line));
            }
        } catch (IOException e) {
            peerGone.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] line(Object message) {
        return (Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static int share(byte[] line) {
        return Math.min(line.length, ROOM);
    }
}
