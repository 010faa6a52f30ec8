package dev.yata.mcp.server.stdio;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request while it runs. It is answered once, whatever happens, or cancelled and then never: cancelling interrupts the
 * thread that works on it.
 */
public final class Call implements Runnable, Peer {

    public static final String INTERNAL = "Internal error; the server's stderr has the cause";

    private final Message.Request request;
    private final Protocol protocol;
    private final Peer peer;
    private final Outlet outlet;
    private final Workers workers;
    private final Consumer<Call> end;
    private boolean over;
    private @Nullable Thread worker;
    private @Nullable Runnable whenOver;

    /** @param end told once the call is over */
    Call(Message.Request request, Protocol protocol, Peer peer, Outlet outlet, Workers workers, Consumer<Call> end) {
        this.request = request;
        this.protocol = protocol;
        this.peer = peer;
        this.outlet = outlet;
        this.workers = workers;
        this.end = end;
    }

    public Message.Request request() {
        return request;
    }

    @Override
    public void run() {
        synchronized (this) {
            if (over) {
                return;
            }
            worker = Thread.currentThread();
        }
        boolean handled = false;
        try {
            protocol.handle(this);
            handled = true;
        } finally {
            release();
            if (!handled) {
                fail(ErrorCode.INTERNAL_ERROR, INTERNAL);
            }
        }
    }

    public void succeed(Object result) {
        answer(JSONRPCResponse.result(request.id(), result));
    }

    public void fail(JSONRPCError error) {
        answer(JSONRPCResponse.error(request.id(), error));
    }

    void fail(int code, String reason) {
        fail(new JSONRPCError(code, reason));
    }

    /** Tells the peer something about this call; false, and nothing is written, when the call is over. */
    @Override
    public synchronized boolean tell(Object message) {
        return !over && peer.tell(message);
    }

    /** Waits for what is no work, such as a user's answer; meanwhile another call has the place of this one. */
    public <T> T aside(Supplier<T> waiting) {
        workers.grow();
        try {
            return waiting.get();
        } finally {
            workers.shrink();
        }
    }

    /** Has this run once the call is over: soon, or at once. */
    public void whenOver(Runnable action) {
        synchronized (this) {
            if (!over) {
                whenOver = action;
                return;
            }
        }
        action.run();
    }

    void cancel() {
        if (finish(() -> {})) {
            workers.remove(this);
            outlet.skip();
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    private void answer(Object answer) {
        outlet.send(answer, this::finish);
    }

    /**
     * Does the last step, unless the call was over before. Whoever cancels finds the call running or its answer on the way to
     * the peer, and nothing in between.
     */
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
            action = whenOver;
        }
        end.accept(this);
        if (action != null) {
            action.run();
        }
        return true;
    }

    private synchronized void release() {
        worker = null;
        // A cancellation must not reach this thread's next call.
        boolean unused = Thread.interrupted();
    }
}
