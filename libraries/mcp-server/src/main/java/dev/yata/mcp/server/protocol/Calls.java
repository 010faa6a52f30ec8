package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.call.MemoryBudget.Reservation;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Manages the calls of one connection. Keeps ids as the client sent them: 1 and "1" are different. */
final class Calls {

    /** The most calls that may be running, waiting, or writing their response. */
    static final int MOST = Workers.WORKING + 256;

    private static final int DRAIN_SECONDS = 2;
    private static final String BUSY = "The server is busy with other requests; nothing was done. Try again later";

    private final Map<Object, Call> running = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(MOST);
    private final Workers workers = new Workers();
    private final MemoryBudget budget;
    private final Peer peer;

    Calls(MemoryBudget budget, Peer peer) {
        this.budget = budget;
        this.peer = peer;
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
     * @param instant whether the work is fast and never waits; this thread then does it
     */
    void start(Message.Request request, ResponseSink sink, boolean instant, Consumer<Call> work) {
        Call other = running.get(request.id());
        Reservation memory = budget.reservation();
        if (other != null && !other.isOver()) {
            refuse(request, sink, ErrorCode.INVALID_REQUEST, "A request with this id is still running");
        } else if (!instant && !places.tryAcquire()) {
            refuse(request, sink, ErrorCode.BUSY, BUSY);
        } else if (!memory.tryTake(MemoryEstimate.of(request))) {
            freePlace(instant);
            refuse(request, sink, ErrorCode.BUSY, BUSY);
        } else {
            Call call = new Call(request, instant, this, memory, sink);
            running.put(request.id(), call);
            if (instant) {
                call.run(work);
            } else if (!workers.run(call, each -> budget.run(memory, () -> work.accept(each)))) {
                call.fail(new ProtocolError(ErrorCode.BUSY, BUSY));
            }
        }
    }

    /**
     * Cancels a call. Ignores an unknown id, because the client may have sent the cancellation before it got the
     * response.
     */
    void cancel(Object id) {
        Call call = running.get(id);
        if (call != null) {
            call.cancel();
        }
    }

    /** Waits {@value #DRAIN_SECONDS} s for calls to be answered, and cancels the rest. */
    void drain() {
        workers.drain(DRAIN_SECONDS, TimeUnit.SECONDS);
        new ArrayList<>(running.values()).forEach(Call::cancel);
    }

    void remove(Call call) {
        running.remove(call.request().id(), call);
    }

    void freePlace(boolean instant) {
        if (!instant) {
            places.release();
        }
    }

    private static void refuse(Message.Request request, ResponseSink sink, int code, String reason) {
        sink.send(Call.encoded(new Message.Invalid(request.id(), code, reason).answer()), () -> {});
    }
}
