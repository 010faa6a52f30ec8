package dev.yata.mcp.server.stdio;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Daemon threads for calls that may wait for the network: {@value #THREADS} run, {@value #WAITING} wait. */
final class Workers {

    static final int THREADS = 16;
    static final int WAITING = 256;

    private int waiting;
    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    /** @param taskOver run by each thread after each task */
    Workers(Runnable taskOver) {
        pool =
                new ThreadPoolExecutor(
                        THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING), this::thread) {
                    @Override
                    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
                        taskOver.run();
                    }
                };
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "call-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** False when there is no place for it: waiting for one would keep the reader from pings and cancellations. */
    boolean run(Runnable task) {
        try {
            pool.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Gives its place to another, if it still waits. */
    void remove(Runnable task) {
        pool.remove(task);
    }

    /** Has one more run, as one that runs does nothing but wait for what is no work. */
    synchronized void grow() {
        waiting++;
        pool.setMaximumPoolSize(THREADS + waiting);
        pool.setCorePoolSize(THREADS + waiting);
    }

    /** It goes on. Should that be one too many, the next to end its task leaves. */
    synchronized void shrink() {
        waiting--;
        pool.setCorePoolSize(THREADS + waiting);
        pool.setMaximumPoolSize(THREADS + waiting);
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
