package dev.yata.mcp.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Gathers the answers to a JSON-RPC batch (§6) and sends them as one array when the last is in. */
final class Batch implements Outlet {

    private final Outlet whole;
    private final List<Object> answers = new ArrayList<>();
    private int open;

    /** @param size how many elements will be answered or skipped */
    Batch(int size, Outlet whole) {
        this.open = size;
        this.whole = whole;
    }

    @Override
    public void send(Object answer, Predicate<Runnable> finish) {
        if (finish.test(() -> {})) {
            end(answer);
        }
    }

    /** For an element that gets no answer: a notification, a response, a cancelled request. */
    @Override
    public void skip() {
        end(null);
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
