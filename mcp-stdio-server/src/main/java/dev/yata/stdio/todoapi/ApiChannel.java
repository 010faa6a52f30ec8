package dev.yata.stdio.todoapi;

import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.stdio.http.Deadline;
import dev.yata.stdio.http.FailureReason;
import dev.yata.stdio.http.HttpClient;
import dev.yata.stdio.http.HttpFailure;
import dev.yata.stdio.http.HttpResponse;
import dev.yata.stdio.http.Retries;
import dev.yata.stdio.oauth.AccessToken;
import dev.yata.stdio.oauth.AccessTokens;
import dev.yata.stdio.oauth.TokenUnavailable;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests with a token. Repeats a request after a temporary failure, and once with a new token after a 401, within
 * one budget of time. Repeating is safe: GET, PUT and DELETE are idempotent (RFC 9110 §9.2.2), POST has an Idempotency-Key.
 */
final class ApiChannel {

    static final int ATTEMPTS = 3;
    /** Bytes of a response that all calls may hold at once and that leaves half of the memory free. */
    private static final int SMALL_RESPONSE =
            (int) Math.min(HttpClient.LARGEST_BODY, Runtime.getRuntime().maxMemory() / 512);

    /** Bytes. A response is in memory up to 12 times on its way to stdout: bytes, text, JSON, todos, result, line. */
    private static final long LARGE_RESPONSE_MEMORY = 12L * HttpClient.LARGEST_BODY;

    private static final Logger LOG = LoggerFactory.getLogger(ApiChannel.class);

    private final HttpClient http;
    private final AccessTokens tokens;
    private final ErrorAdvice advice;
    private final Duration budget;
    private final int mostAttempts;
    private final MemoryBudget memory;

    /** @param mostAttempts 1 for polling, whose failures are not logged either */
    ApiChannel(
            HttpClient http,
            AccessTokens tokens,
            ErrorAdvice advice,
            Duration budget,
            int mostAttempts,
            MemoryBudget memory) {
        this.http = http;
        this.tokens = tokens;
        this.advice = advice;
        this.budget = budget;
        this.mostAttempts = mostAttempts;
        this.memory = memory;
    }

    /**
     * Returns what the response says. For a DELETE this may be a 404, when an earlier attempt may have deleted the todo.
     *
     * @param reading reads a response; may throw {@link UnexpectedAnswer}
     * @throws ApiFailure with advice, if there is no response, an error, or a response that can't be read
     */
    <T> T send(ApiRequest request, Function<HttpResponse, T> reading) {
        Attempts attempts = new Attempts(request);
        HttpResponse response = attempts.send();
        boolean unchanged = response.status() == 304 && request.knownTag() != null;
        if (!response.isSuccess() && !unchanged && !attempts.mayHaveDeleted(response)) {
            throw advice.failure(request, response, attempts.scope, attempts.unsure);
        }
        try {
            return reading.apply(response);
        } catch (UnexpectedAnswer e) {
            throw advice.failure(request, e);
        }
    }

    /** The attempts at one request. */
    private final class Attempts {

        private final ApiRequest request;
        private final Deadline deadline = Deadline.in(budget);
        private String scope = "";
        private boolean tokenReplaced;
        /** Whether an attempt may have taken effect although no response said so. */
        private boolean unsure;

        Attempts(ApiRequest request) {
            this.request = request;
        }

        HttpResponse send() {
            Retries retries = new Retries(mostAttempts, this::isTemporary, reason -> !reason.isLasting());
            try {
                return retries.send(deadline, this::attempt);
            } catch (HttpFailure e) {
                throw advice.failure(request, e.reason(), unsure);
            }
        }

        private boolean isTemporary(HttpResponse response) {
            return switch (response.status()) {
                case 429, 502, 503, 504 -> true;
                // The API is still working on an earlier attempt at this request.
                case 409 -> response.retryAfter() != null && request.idempotencyKey() != null;
                default -> false;
            };
        }

        boolean mayHaveDeleted(HttpResponse response) {
            return unsure && response.status() == 404 && request.method().equals("DELETE");
        }

        private HttpResponse attempt() throws HttpFailure {
            try {
                HttpResponse response = sendWithToken();
                // 503 says that the API did not begin. Other server errors may come after the work was done.
                unsure |= response.status() >= 500 && response.status() != 503;
                return response;
            } catch (HttpFailure e) {
                unsure |= !e.reason().isBeforeSending();
                if (mostAttempts > 1) {
                    LOG.warn("event=api.broken request={} reason={}", request.method(), e.reason());
                }
                throw e;
            }
        }

        private HttpResponse sendWithToken() throws HttpFailure {
            AccessToken token = token();
            HttpResponse response = sendWith(token);
            if (response.status() == 401 && !tokenReplaced) {
                LOG.info("event=token.refused");
                tokenReplaced = true;
                tokens.reject(token);
                response = sendWith(token());
            }
            return response;
        }

        /** Sends the request again if the API wants its nonce in the proof (RFC 9449 §9). */
        private HttpResponse sendWith(AccessToken token) throws HttpFailure {
            for (int sending = 1; ; sending++) {
                HttpResponse response = exchange(token);
                if (!token.wantsNonce(request.uri(), response) || sending == 2) {
                    return response;
                }
            }
        }

        /** Sends once more if the response turns out to be large, after reserving memory for it. */
        private HttpResponse exchange(AccessToken token) throws HttpFailure {
            if (!memory.isReserved(LARGE_RESPONSE_MEMORY)) {
                try {
                    return http.send(request.with(token), SMALL_RESPONSE, deadline.left());
                } catch (HttpFailure e) {
                    if (e.reason() != FailureReason.TOO_LARGE) {
                        throw e;
                    }
                }
                if (!memory.reserve(LARGE_RESPONSE_MEMORY, deadline.left())) {
                    throw advice.failure(request, FailureReason.TIMED_OUT, true);
                }
            }
            return http.send(request.with(token), HttpClient.LARGEST_BODY, deadline.left());
        }

        private AccessToken token() {
            try {
                AccessToken token = tokens.get(deadline.left());
                scope = token.scope();
                return token;
            } catch (TokenUnavailable e) {
                throw advice.failure(request, e, unsure);
            }
        }
    }
}
