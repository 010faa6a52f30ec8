package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Consent;
import dev.yata.mcp.server.stdio.Message;
import dev.yata.mcp.server.stdio.Peer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Requests to the client that wait for its answer, {@value #MOST} at most (2025-06-18 and 2025-11-25, client/elicitation). */
final class PendingElicitations {

    static final int MOST = 16;

    private final Duration patience;
    private final Semaphore places = new Semaphore(MOST);
    private final AtomicLong asked = new AtomicLong();
    private final Map<Object, CompletableFuture<Consent>> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param patience how long a user may take; then the question is withdrawn */
    PendingElicitations(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for the user's answer.
     *
     * @param call which the question is about; over once it is cancelled
     * @throws CancellationException when this thread is interrupted
     */
    Consent ask(Peer call, String question) {
        if (!places.tryAcquire()) {
            return Consent.NOT_ASKED;
        }
        try {
            return answer(call, question);
        } finally {
            places.release();
        }
    }

    private Consent answer(Peer call, String question) {
        String id = "question-" + asked.incrementAndGet();
        CompletableFuture<Consent> answer = new CompletableFuture<>();
        open.put(id, answer);
        try {
            if (closed || !call.tell(request(id, question))) {
                return Consent.DISMISSED;
            }
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.tell(new OurNotification("notifications/cancelled", withdrawal(id)).members());
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

    /** An answer to no question, or to one that was withdrawn, is ignored. */
    void heed(Message.Response response) {
        CompletableFuture<Consent> question = response.id() == null ? null : open.get(response.id());
        if (question != null) {
            question.complete(Elicitation.consent(response.result()));
        }
    }

    /** No answer can come any more. */
    void close() {
        closed = true;
        for (CompletableFuture<Consent> question : open.values()) {
            question.complete(Consent.DISMISSED);
        }
    }

    private static Map<String, Object> request(String id, String question) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("jsonrpc", "2.0");
        request.put("id", id);
        request.put("method", "elicitation/create");
        request.put("params", Elicitation.params(question));
        return request;
    }

    private static Map<String, Object> withdrawal(String id) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("requestId", id);
        params.put("reason", "The user took too long");
        return params;
    }
}
