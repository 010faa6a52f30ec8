package dev.yata.mcp.transport;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads for calls that may wait for the network: {@value #THREADS} run, {@value #WAITING} wait. */
final class Workers {

    private static final int THREADS = 16;
    private static final int WAITING = 256;

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING), task -> {
                Thread thread = new Thread(task, "call-" + started.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    Workers() {
        // Back-pressure: the reader stops reading until a place is free.
        pool.setRejectedExecutionHandler((task, full) -> {
            try {
                full.getQueue().put(task);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void run(Runnable task) {
        pool.execute(task);
    }

    /** Waits for what runs and what waits, at most so long. */
    void drain(long time, TimeUnit unit) {
        pool.shutdown();
        try {
            boolean unused = pool.awaitTermination(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
