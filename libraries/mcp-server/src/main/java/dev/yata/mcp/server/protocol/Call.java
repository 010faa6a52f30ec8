package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.MemoryBudget.Reservation;
import dev.yata.mcp.server.call.RequestId;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Represents one request while it runs. The server either answers it exactly once, or cancels it and never answers it.
 * Cancelling interrupts the thread that works on the request.
 */
final class Call implements Peer {

    private static final String INTERNAL_ERROR = "Internal error; the server's stderr has the cause";
    private static final String ANSWER_TOO_LARGE =
            "The request was carried out, but its answer is too large to be sent now. Ask for less, or later";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Message.Request request;
    private final boolean inline;
    private final Calls calls;
    private final Reservation memory;
    private final ResponseSink sink;
    private boolean over;
    private boolean answered;
    private @Nullable Thread worker;
    private Runnable onEnd = () -> {};

    /** @param memory is closed when the call needs no more memory */
    Call(Message.Request request, boolean inline, Calls calls, Reservation memory, ResponseSink sink) {
        this.request = request;
        this.inline = inline;
        this.calls = calls;
        this.memory = memory;
        this.sink = sink;
    }

    Message.Request request() {
        return request;
    }

    /** Works on this call in the current thread, unless the call is over. */
    void run(Consumer<Call> work) {
        synchronized (this) {
            if (over) {
                return;
            }
            worker = Thread.currentThread();
        }
        boolean handled = false;
        try {
            RequestId.run(RequestId.of(request.meta("traceparent")), () -> work.accept(this));
            handled = true;
        } catch (CancellationException e) {
            // A handler can throw this although the call was not cancelled.
            handled = isOver();
        } finally {
            endWork();
            if (!handled) {
                failInternally();
            }
        }
    }

    void succeed(Map<String, ?> result) {
        answer(Message.result(request.id(), result));
    }

    void fail(ProtocolError error) {
        answer(Message.error(request.id(), error));
    }

    void failInternally() {
        fail(new ProtocolError(ErrorCode.INTERNAL_ERROR, INTERNAL_ERROR));
    }

    /** Sends a message about this call. Sends nothing and returns false if the call is over. */
    @Override
    public synchronized boolean send(Map<String, ?> message) {
        return !over && calls.peer().send(message);
    }

    /** Waits for the user. Meanwhile, another call may work. */
    <T> T awaitUser(Supplier<T> answer) {
        return calls.workers().awaitUser(answer);
    }

    /** Runs the action when the call is over, or immediately if it is over already. */
    void onEnd(Runnable action) {
        synchronized (this) {
            if (!over) {
                onEnd = action;
                return;
            }
        }
        action.run();
    }

    void cancel() {
        if (finish(() -> {})) {
            sink.noResponse();
            calls.release(inline);
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    private void answer(Members answer) {
        byte[] json = Json.bytes(answer);
        memory.releaseRequest();
        // Inline calls run on the thread that reads stdin. That thread must not block.
        if (!memory.resize(json.length, inline ? Duration.ZERO : TIMEOUT) || !sink.reserve(json.length)) {
            json = Json.bytes(Message.error(request.id(), new ProtocolError(ErrorCode.BUSY, ANSWER_TOO_LARGE)));
        }
        byte[] response = json;
        boolean sent = finish(() -> {
            answered = true;
            sink.send(response, () -> {
                memory.close();
                calls.release(inline);
            });
        });
        if (!sent) {
            freeIfCancelled();
        }
    }

    /** Does the last step, unless the call is over. The lock keeps a cancelled call from being answered. */
    private boolean finish(Runnable step) {
        Runnable action;
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
            if (worker != null && worker != Thread.currentThread()) {
                worker.interrupt();
            }
            step.run();
            action = onEnd;
        }
        calls.remove(this);
        freeIfCancelled();
        action.run();
        return true;
    }

    private synchronized void endWork() {
        worker = null;
        // A cancellation must not reach this thread's next call.
        boolean unused = Thread.interrupted();
        freeIfCancelled();
    }

    /** Releases the memory of a cancelled call once no thread works on it. */
    private synchronized void freeIfCancelled() {
        if (over && !answered && worker == null) {
            memory.close();
        }
    }
}
