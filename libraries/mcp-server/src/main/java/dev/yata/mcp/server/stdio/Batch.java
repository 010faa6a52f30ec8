package dev.yata.mcp.server.stdio;

import dev.yata.mcp.server.json.Json;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Gathers the answers to a JSON-RPC batch (§6) and sends them as one array when the last is in. */
final class Batch implements Outlet {

    /** Characters that the answers may have together: none can leave before the last is there. */
    static final int ROOM = 16 * 1024 * 1024;

    private static final String TOO_LARGE =
            "The answers to this batch are too large together. The request was carried out;"
                    + " this answer was left out: ask for less, or in a message of its own";

    private final Outlet whole;
    private final List<Object> answers = new ArrayList<>();
    private int open;
    private long length;

    /** @param size how many elements will be answered or skipped */
    Batch(int size, Outlet whole) {
        this.open = size;
        this.whole = whole;
    }

    @Override
    public void send(Object answer, Predicate<Runnable> finish) {
        if (finish.test(() -> {})) {
            end(fitting(answer));
        }
    }

    /** For an element that gets no answer: a notification, a response, a cancelled request. */
    @Override
    public void skip() {
        end(null);
    }

    private Object fitting(Object answer) {
        if (!(answer instanceof JSONRPCResponse response)) {
            return answer;
        }
        int more = Json.write(answer).length();
        synchronized (this) {
            if (length + more > ROOM) {
                return JSONRPCResponse.error(response.id(), new JSONRPCError(ErrorCode.BUSY, TOO_LARGE));
            }
            length += more;
            return answer;
        }
    }

    private void end(@Nullable Object answer) {
        synchronized (this) {
            if (answer != null) {
                answers.add(answer);
            }
            open--;
            if (open > 0 || answers.isEmpty()) {
                return;
            }
        }
        whole.send(answers);
    }
}
