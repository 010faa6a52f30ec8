package dev.yata.stdio.todoapi;

import dev.yata.stdio.http.Answer;
import dev.yata.stdio.http.HttpChannel;
import dev.yata.stdio.http.HttpFailure;
import dev.yata.stdio.http.HttpFailure.Reach;
import dev.yata.stdio.oauth.AccessToken;
import dev.yata.stdio.oauth.AccessTokens;
import dev.yata.stdio.oauth.TokenUnavailable;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request until it is answered, within one budget of time: a passing failure is tried again, some
 * times, a refused token is replaced once. Every request may be repeated: GET, PUT and DELETE by their
 * nature (RFC 9110 §9.2.2), POST by its Idempotency-Key.
 */
final class ApiChannel {

    static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(ApiChannel.class);

    private final HttpChannel http;
    private final AccessTokens tokens;
    private final ErrorAdvice advice;
    private final Duration budget;
    private final int mostAttempts;
    private final LargeAnswers large;

    /** @param mostAttempts 1 for whoever comes again anyway; its failures are no news for the log either */
    ApiChannel(
            HttpChannel http,
            AccessTokens tokens,
            ErrorAdvice advice,
            Duration budget,
            int mostAttempts,
            LargeAnswers large) {
        this.http = http;
        this.tokens = tokens;
        this.advice = advice;
        this.budget = budget;
        this.mostAttempts = mostAttempts;
        this.large = large;
    }

    /**
     * What the answer says; a DELETE may also be answered by 404, when an attempt before may have done it.
     *
     * @param reading may throw {@link UnexpectedAnswer}
     * @throws ApiFailure with advice, if there was no answer, a refusal, or one that can't be read
     */
    <T> T send(ApiRequest request, Function<Answer, T> reading) {
        Attempts attempts = new Attempts(request);
        Answer answer = attempts.send();
        boolean unchanged = answer.status() == 304 && request.knownTag() != null;
        if (!answer.isSuccess() && !unchanged && !attempts.mayHaveDeleted(answer)) {
            throw advice.failure(request, answer, attempts.scope, attempts.unsure);
        }
        try {
            return reading.apply(answer);
        } catch (UnexpectedAnswer e) {
            throw advice.failure(request, e);
        }
    }

    private final class Attempts {

        private final ApiRequest request;
        private final long deadline = System.nanoTime() + budget.toNanos();
        private String scope = "";
        private boolean tokenReplaced;
        /** An attempt may have been carried out though no answer said so. */
        private boolean unsure;

        Attempts(ApiRequest request) {
            this.request = request;
        }

        Answer send() {
            for (int attempt = 1; ; attempt++) {
                long pause = FIRST_PAUSE_MILLIS * attempt
                        + ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS);
                try {
                    Answer answer = sendWithToken();
                    // 503 tells that the work was not begun, other answers of the kind may come after it was done.
                    unsure |= answer.status() >= 500 && answer.status() != 503;
                    Duration wanted = answer.retryAfter();
                    if (wanted != null) {
                        pause = Math.max(wanted.toMillis(), FIRST_PAUSE_MILLIS);
                    }
                    if (!isPassing(answer, wanted != null) || attempt == mostAttempts || pause >= left().toMillis()) {
                        return answer;
                    }
                    LOG.debug("event=api.retry request=\"{}\" status={}", request.method(), answer.status());
                } catch (HttpFailure e) {
                    unsure |= !e.reach().wasBefore();
                    if (mostAttempts > 1) {
                        LOG.warn(
                                "event=api.broken request={} reach={} attempt={}",
                                request.method(),
                                e.reach(),
                                attempt);
                    }
                    if (e.reach().isLasting() || attempt == mostAttempts || pause >= left().toMillis()) {
                        throw advice.failure(request, e.reach(), unsure);
                    }
                }
                sleep(pause);
            }
        }

        boolean mayHaveDeleted(Answer answer) {
            return unsure && answer.status() == 404 && request.method().equals("DELETE");
        }

        private Answer sendWithToken() throws HttpFailure {
            AccessToken token = token();
            Answer answer = sendWith(token);
            if (answer.status() == 401 && !tokenReplaced) {
                LOG.info("event=token.refused");
                tokenReplaced = true;
                tokens.reject(token);
                answer = sendWith(token());
            }
            return answer;
        }

        /** Once more if the API only wants to see its nonce in the proof. */
        private Answer sendWith(AccessToken token) throws HttpFailure {
            for (int sending = 1; ; sending++) {
                Answer answer = exchange(token);
                if (!token.wantsNonce(request.uri(), answer) || sending == 2) {
                    return answer;
                }
            }
        }

        /** Once more, in its turn, if the answer turns out to be large. */
        private Answer exchange(AccessToken token) throws HttpFailure {
            if (!large.isMyTurn()) {
                try {
                    return http.send(request.with(token), large.ordinary(), left());
                } catch (HttpFailure e) {
                    if (e.reach() != Reach.TOO_LARGE) {
                        throw e;
                    }
                }
                if (!large.await(left())) {
                    throw advice.failure(request, Reach.TIMED_OUT, true);
                }
            }
            return http.send(request.with(token), HttpChannel.LARGEST_BODY, left());
        }

        private AccessToken token() {
            try {
                AccessToken token = tokens.get(left());
                scope = token.scope();
                return token;
            } catch (TokenUnavailable e) {
                throw advice.failure(request, e, unsure);
            }
        }

        private boolean isPassing(Answer answer, boolean saysWhen) {
            return switch (answer.status()) {
                case 429, 502, 503, 504 -> true;
                // The first sending of this very request is still being worked on.
                case 409 -> saysWhen && request.idempotencyKey() != null;
                default -> false;
            };
        }

        private Duration left() {
            return Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1));
        }
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
