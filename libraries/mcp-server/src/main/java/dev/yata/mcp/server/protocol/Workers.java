package dev.yata.mcp.server.protocol;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs each call on its own daemon thread. At most {@value #WORKING} calls work at a time; the others wait. */
final class Workers {

    static final int WORKING = 16;

    private final AtomicInteger started = new AtomicInteger();
    private final Semaphore places = new Semaphore(WORKING, true);
    private final ExecutorService threads = Executors.newCachedThreadPool(this::thread);

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "call-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Starts a thread for the call. Returns false after {@link #drain}. */
    boolean run(Call call, Consumer<Call> work) {
        try {
            threads.execute(() -> call.run(each -> runInPlace(each, work)));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void runInPlace(Call call, Consumer<Call> work) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
        try {
            work.accept(call);
        } finally {
            places.release();
        }
    }

    /** Lets another call work while this thread's call waits for the user. */
    <T> T whileIdle(Supplier<T> waiting) {
        places.release();
        try {
            return waiting.get();
        } finally {
            places.acquireUninterruptibly();
        }
    }

    /** Waits until all calls have ended, or until the time is over. */
    void drain(long time, TimeUnit unit) {
        threads.shutdown();
        try {
            boolean unused = threads.awaitTermination(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
