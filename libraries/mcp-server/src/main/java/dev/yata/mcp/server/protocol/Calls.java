package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.call.MemoryBudget.Reservation;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The calls of one connection. Ids are kept as they came: 1 and "1" are two ids. */
final class Calls {

    /** How many calls may work, wait, or have an answer that is not written yet. */
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
     * Starts a call, or refuses it when there is no place or memory. Never waits for either, because that would keep the
     * reader from pings, cancellations and the user's answers.
     *
     * @param instant whether the work neither waits nor takes much time: then this thread does it
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

    /** Does nothing when the id is unknown, because the answer and the cancellation may have crossed. */
    void cancel(Object id) {
        Call call = running.get(id);
        if (call != null) {
            call.cancel();
        }
    }

    /** Gives calls {@value #DRAIN_SECONDS} s to be answered and cancels the rest. */
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
