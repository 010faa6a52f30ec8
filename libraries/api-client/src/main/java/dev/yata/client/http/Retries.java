package dev.yata.client.http;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a request while its failure may be temporary. Pauses 0.2 s longer before each attempt, plus up to 0.2 s at
 * random, or as long as {@code Retry-After} says, at least 0.2 s. Gives up immediately if the pause would pass the
 * deadline.
 *
 * @param attempts the most times that the request is sent
 * @param responses which responses are worth another attempt
 * @param failures which failures are worth another attempt
 */
public record Retries(int attempts, Predicate<HttpResponse> responses, Predicate<FailureReason> failures) {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private static final long PAUSE_MILLIS = 200;

    /** Sends a request once. */
    @FunctionalInterface
    public interface Attempt<X extends Exception> {

        HttpResponse send() throws HttpFailure, X;
    }

    /**
     * Returns the response to the last attempt.
     *
     * @throws HttpFailure if the last attempt got no response
     * @throws CancellationException if the thread was interrupted
     */
    public <X extends Exception> HttpResponse send(Deadline deadline, Attempt<X> attempt) throws HttpFailure, X {
        for (int number = 1; ; number++) {
            long pause = PAUSE_MILLIS * number + ThreadLocalRandom.current().nextLong(PAUSE_MILLIS);
            try {
                HttpResponse response = attempt.send();
                Duration wanted = response.retryAfter();
                pause = wanted == null ? pause : Math.max(wanted.toMillis(), PAUSE_MILLIS);
                if (!responses.test(response) || isLast(number, pause, deadline)) {
                    return response;
                }
                LOG.debug("event=http.retry status={}", response.status());
            } catch (HttpFailure e) {
                if (!failures.test(e.reason()) || isLast(number, pause, deadline)) {
                    throw e;
                }
            }
            sleep(pause);
        }
    }

    private boolean isLast(int number, long pause, Deadline deadline) {
        return number == attempts || pause >= deadline.left().toMillis();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
