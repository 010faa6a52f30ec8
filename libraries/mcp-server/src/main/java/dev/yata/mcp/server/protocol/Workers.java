package dev.yata.mcp.server.protocol;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs calls on daemon threads, at most {@value #MAX_WORKING} at a time. The others wait in a queue without a thread. */
final class Workers {

    static final int MAX_WORKING = 16;

    private final AtomicInteger started = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(this::thread);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int working;

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "call-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    synchronized void run(Runnable call) {
        waiting.add(call);
        startWorker();
    }

    /** Lets another call work while this thread's call waits for the user. */
    <T> T awaitUser(Supplier<T> answer) {
        stopWorking();
        try {
            return answer.get();
        } finally {
            resumeWorking();
        }
    }

    private void work() {
        try {
            for (Runnable call = next(); call != null; call = next()) {
                call.run();
            }
        } finally {
            stopWorking();
        }
    }

    private synchronized void startWorker() {
        if (working < MAX_WORKING && !waiting.isEmpty()) {
            working++;
            threads.execute(this::work);
        }
    }

    private synchronized void stopWorking() {
        working--;
        startWorker();
    }

    private synchronized void resumeWorking() {
        working++;
    }

    /** Returns null if nothing waits, or if too many work because users have answered. */
    private synchronized @Nullable Runnable next() {
        return working > MAX_WORKING ? null : waiting.poll();
    }
}
