package dev.yata.stdio.todoapi;

import dev.yata.stdio.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread at a time work on a large answer, until it says that it is done. On its way from the API to stdout an
 * answer is there up to a dozen times: bytes, text, JSON, todos, result, line. What is not large may be there for all calls
 * that run at once and still leaves half of the memory.
 */
final class LargeAnswers {

    private final ReentrantLock turn = new ReentrantLock(true);
    /** Bytes. */
    private final int ordinary =
            (int) Math.min(HttpClient.LARGEST_BODY, Runtime.getRuntime().maxMemory() / 512);

    /** Bytes; a longer answer is large. */
    int ordinary() {
        return ordinary;
    }

    /** Whether this thread may have one now. */
    boolean isMyTurn() {
        return turn.isHeldByCurrentThread();
    }

    /**
     * Waits for it; false when it did not come in time.
     *
     * @throws CancellationException if the thread was interrupted
     */
    boolean await(Duration time) {
        try {
            return turn.tryLock(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** Does nothing when it is not this thread's turn. */
    void done() {
        if (turn.isHeldByCurrentThread()) {
            turn.unlock();
        }
    }
}
