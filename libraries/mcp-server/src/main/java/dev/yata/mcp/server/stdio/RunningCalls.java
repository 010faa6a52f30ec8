package dev.yata.mcp.server.stdio;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The requests that have not been answered yet, by id: 1 and "1" are two ids. */
final class RunningCalls {

    private final Map<Object, Call> calls = new ConcurrentHashMap<>();

    /** For the one thread that reads. False when a request with this id is still running. */
    boolean add(Call call) {
        Call other = calls.get(call.request().id());
        if (other != null && !other.isOver()) {
            return false;
        }
        // One that is over is about to be removed, and its id free.
        calls.put(call.request().id(), call);
        return true;
    }

    void remove(Call call) {
        calls.remove(call.request().id(), call);
    }

    /** Does nothing when the id is unknown: the answer and the cancellation have crossed. */
    void cancel(Object id) {
        Call call = calls.get(id);
        if (call != null) {
            call.cancel();
        }
    }

    void cancelAll() {
        new ArrayList<>(calls.values()).forEach(Call::cancel);
    }
}
