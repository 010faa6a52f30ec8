package dev.yata.mcp.transport;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.function.BiConsumer;
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
    private final BiConsumer<Call, @Nullable Object> end;
    private boolean over;
    private @Nullable Thread worker;
    private @Nullable Runnable whenOver;

    /** @param end gets the answer, or null when the call was cancelled and nothing may be written */
    Call(Message.Request request, Protocol protocol, Peer peer, BiConsumer<Call, @Nullable Object> end) {
        this.request = request;
        this.protocol = protocol;
        this.peer = peer;
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
        if (finish()) {
            end.accept(this, null);
        }
    }

    private void answer(Object answer) {
        if (finish()) {
            end.accept(this, answer);
        }
    }

    /** False when it was over before. */
    private boolean finish() {
        Runnable action;
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
            if (worker != null && worker != Thread.currentThread()) {
                worker.interrupt();
            }
            action = whenOver;
        }
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
