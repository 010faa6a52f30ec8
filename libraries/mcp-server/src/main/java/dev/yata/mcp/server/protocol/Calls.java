package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.call.MemoryBudget.Reservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Manages the calls of one connection. Keeps ids as the client sent them: 1 and "1" are different. */
final class Calls {

    /** The most calls that may be running, waiting, or writing their response. */
    private static final int MAX_OPEN = Workers.MAX_WORKING + 256;

    private static final String BUSY = "The server is busy with other requests; nothing was done. Try again later";

    private final Map<Object, Call> running = new ConcurrentHashMap<>();
    private final Semaphore free = new Semaphore(MAX_OPEN);
    private final Workers workers = new Workers();
    private final MemoryBudget budget;
    private final Peer peer;
    private final Consumer<Call> work;
    private volatile boolean draining;

    /** @param work answers a call */
    Calls(MemoryBudget budget, Peer peer, Consumer<Call> work) {
        this.budget = budget;
        this.peer = peer;
        this.work = work;
    }

    Peer peer() {
        return peer;
    }

    Workers workers() {
        return workers;
    }

    /**
     * Starts a call, or refuses it if too many calls are open or memory is short. Never waits, because the thread that
     * reads must also handle pings, cancellations and the user's answers.
     *
     * @param inline runs the work on the calling thread; only for work that never blocks
     */
    void start(Message.Request request, ResponseSink sink, boolean inline) {
        Call other = running.get(request.id());
        if (other != null && !other.isOver()) {
            sink.refuse(request.id(), ErrorCode.INVALID_REQUEST, "A request with this id is still running");
            return;
        }
        Reservation memory = budget.tryReserve(MemoryEstimate.of(request));
        if (memory == null || draining || !(inline || free.tryAcquire())) {
            if (memory != null) {
                memory.close();
            }
            sink.refuse(request.id(), ErrorCode.BUSY, BUSY);
            return;
        }
        Call call = new Call(request, inline, this, memory, sink);
        running.put(request.id(), call);
        if (inline) {
            call.run(work);
        } else {
            workers.run(() -> budget.run(memory, () -> call.run(work)));
        }
    }

    /** Cancels a call. Ignores an unknown id, because the response may be on its way. */
    void cancel(Object id) {
        Call call = running.get(id);
        if (call != null) {
            call.cancel();
        }
    }

    /** Starts no more calls, waits until all are answered, and cancels those that take longer. */
    void drain(Duration time) {
        draining = true;
        if (!await(time)) {
            new ArrayList<>(running.values()).forEach(Call::cancel);
        }
    }

    private synchronized boolean await(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (!running.isEmpty()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void remove(Call call) {
        running.remove(call.request().id(), call);
        notifyAll();
    }

    /** Lets another call start. Inline calls are not limited. */
    void release(boolean inline) {
        if (!inline) {
            free.release();
        }
    }
}
