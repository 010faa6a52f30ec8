package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.json.Members;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Holds questions that wait for the user's answer (2025-06-18 and 2025-11-25, client/elicitation). */
final class PendingElicitations {

    static final int MAX_OPEN = 16;

    private final Duration timeout;
    private final Peer peer;
    private final LongSupplier nanoTime;
    private final Semaphore free = new Semaphore(MAX_OPEN);
    private final AtomicLong asked = new AtomicLong();
    private final Map<Object, Question> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param sentAt in nanoseconds */
    private record Question(CompletableFuture<Consent> answer, long sentAt) {}

    /**
     * @param timeout the time that the user has to answer before the question is withdrawn
     * @param peer receives withdrawals of questions
     */
    PendingElicitations(Duration timeout, Peer peer) {
        this(timeout, peer, System::nanoTime);
    }

    PendingElicitations(Duration timeout, Peer peer, LongSupplier nanoTime) {
        this.timeout = timeout;
        this.peer = peer;
        this.nanoTime = nanoTime;
    }

    /**
     * Waits for the user's answer.
     *
     * @param call the call that asks the question; cancelling it withdraws the question
     * @throws CancellationException when this thread is interrupted
     */
    Consent ask(Peer call, String question) {
        if (!free.tryAcquire()) {
            return Consent.NOT_ASKED;
        }
        try {
            return answer(call, question);
        } finally {
            free.release();
        }
    }

    private Consent answer(Peer call, String text) {
        String id = "question-" + asked.incrementAndGet();
        Question question = new Question(new CompletableFuture<>(), nanoTime.getAsLong());
        open.put(id, question);
        if (closed || !call.send(request(id, text))) {
            open.remove(id);
            return Consent.DISMISSED;
        }
        try {
            return question.answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Consent.DISMISSED;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            // handle removes a question that was answered.
            if (open.remove(id) != null) {
                peer.send(Message.notification("notifications/cancelled", withdrawal(id)));
            }
        }
    }

    /** Passes an answer to the call that waits for it. Ignores an answer to an unknown or withdrawn question. */
    void handle(Message.Response response) {
        Question question = response.id() == null ? null : open.remove(response.id());
        if (question != null) {
            Duration age = Duration.ofNanos(nanoTime.getAsLong() - question.sentAt);
            question.answer.complete(Elicitation.consent(response.result(), age));
        }
    }

    /** Dismisses all questions, because the client can't answer any more. */
    void close() {
        closed = true;
        for (Question question : open.values()) {
            question.answer.complete(Consent.DISMISSED);
        }
    }

    private static Members request(String id, String question) {
        return new Members()
                .with("jsonrpc", "2.0")
                .with("id", id)
                .with("method", "elicitation/create")
                .with("params", Elicitation.params(question));
    }

    private static Members withdrawal(String id) {
        return new Members().with("requestId", id).with("reason", "The answer is no longer needed");
    }
}
