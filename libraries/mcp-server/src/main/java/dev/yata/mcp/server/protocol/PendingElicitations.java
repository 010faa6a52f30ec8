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

/** Holds questions that wait for the user's answer (2025-06-18 and 2025-11-25, client/elicitation). */
final class PendingElicitations {

    static final int MAX_OPEN = 16;

    private final Duration timeout;
    private final Semaphore free = new Semaphore(MAX_OPEN);
    private final AtomicLong asked = new AtomicLong();
    private final Map<Object, CompletableFuture<Consent>> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param timeout the time that the user has to answer before the question is withdrawn */
    PendingElicitations(Duration timeout) {
        this.timeout = timeout;
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

    private Consent answer(Peer call, String question) {
        String id = "question-" + asked.incrementAndGet();
        CompletableFuture<Consent> answer = new CompletableFuture<>();
        open.put(id, answer);
        try {
            if (closed || !call.send(request(id, question))) {
                return Consent.DISMISSED;
            }
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.send(Message.notification("notifications/cancelled", withdrawal(id)));
            return Consent.DISMISSED;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            open.remove(id);
        }
    }

    /** Passes an answer to the call that waits for it. Ignores an answer to an unknown or withdrawn question. */
    void handle(Message.Response response) {
        CompletableFuture<Consent> question = response.id() == null ? null : open.get(response.id());
        if (question != null) {
            question.complete(Elicitation.consent(response.result()));
        }
    }

    /** Dismisses all questions, because the client can't answer any more. */
    void close() {
        closed = true;
        for (CompletableFuture<Consent> question : open.values()) {
            question.complete(Consent.DISMISSED);
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
        return new Members().with("requestId", id).with("reason", "The user took too long");
    }
}
