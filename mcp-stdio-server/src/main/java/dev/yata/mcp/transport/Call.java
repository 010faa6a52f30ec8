package dev.yata.mcp.transport;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request while it runs, and what the transport knows of it. It is answered once, whatever happens, or cancelled and
 * then never: cancelling interrupts the thread that works on it.
 */
final class Call implements McpTransportContext, Runnable {

    static final String INTERNAL = "Internal error; the server's stderr has the cause";

    private final Message.Request request;
    private final Function<Call, JSONRPCResponse> era;
    private final BiConsumer<Call, @Nullable Object> end;
    private boolean over;
    private @Nullable Thread worker;

    /** @param end gets the answer, or null when the call was cancelled and nothing may be written */
    Call(Message.Request request, Function<Call, JSONRPCResponse> era, BiConsumer<Call, @Nullable Object> end) {
        this.request = request;
        this.era = era;
        this.end = end;
    }

    Message.Request request() {
        return request;
    }

    JSONRPCRequest forHandler() {
        Map<String, @Nullable Object> params = request.params();
        return new JSONRPCRequest(
                McpSchema.JSONRPC_VERSION, request.method(), request.id(), params == null ? Map.of() : params);
    }

    @Override
    public void run() {
        synchronized (this) {
            if (over) {
                return;
            }
            worker = Thread.currentThread();
        }
        JSONRPCResponse answer = null;
        try {
            answer = era.apply(this);
        } finally {
            if (answer == null) {
                refuse(ErrorCode.INTERNAL_ERROR, INTERNAL);
            } else {
                answer(answer);
            }
        }
    }

    void refuse(int code, String reason) {
        answer(new Message.Invalid(request.id(), code, reason).answer());
    }

    void cancel() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            if (worker != null) {
                worker.interrupt();
            }
        }
        end.accept(this, null);
    }

    /** Facts for handlers: {@code params} as they came, since the SDK's types drop members they don't know. */
    @Override
    public @Nullable Object get(String key) {
        return "params".equals(key) ? request.params() : null;
    }

    private void answer(Object answer) {
        synchronized (this) {
            worker = null;
            // A cancellation that came while the answer was being made must not reach this thread's next call.
            boolean unused = Thread.interrupted();
            if (over) {
                return;
            }
            over = true;
        }
        end.accept(this, answer);
    }
}
