package dev.yata.mcp.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers the answers to a JSON-RPC batch (§6) and sends them as one array when the last is in. */
final class Batch {

    private final Consumer<Object> send;
    private final List<Object> answers = new ArrayList<>();
    private int open;

    /** @param size how many elements will report back through {@link #end} */
    Batch(int size, Consumer<Object> send) {
        this.open = size;
        this.send = send;
    }

    /** @param answer null for an element that gets none: a notification, a response, a cancelled request */
    synchronized void end(@Nullable Object answer) {
        if (answer != null) {
            answers.add(answer);
        }
        open--;
        if (open == 0 && !answers.isEmpty()) {
            send.accept(answers);
        }
    }
}
