package dev.yata.client.oauth;

import dev.yata.mcp.server.call.RequestId;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the current token. Concurrent callers share one request, which runs on its own thread so that one caller's
 * cancellation does not affect the others.
 */
public final class AccessTokens {

    /** How long callers get the same refusal before the next request. */
    private static final Duration REFUSAL_HOLDS = Duration.ofSeconds(5);

    /** Requests a token. */
    @FunctionalInterface
    interface TokenFetch {

        AccessToken fetch() throws TokenUnavailable;
    }

    private final TokenFetch endpoint;
    private final LongSupplier nanoTime;
    private @Nullable AccessToken token;
    private long tokenSince;
    private @Nullable FutureTask<AccessToken> fetching;
    private @Nullable TokenUnavailable refusal;
    private long refusedSince;

    public AccessTokens(TokenEndpoint endpoint) {
        this(endpoint::fetch, System::nanoTime);
    }

    /** @param nanoTime a clock that does not change with the time of day */
    AccessTokens(TokenFetch endpoint, LongSupplier nanoTime) {
        this.endpoint = endpoint;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns a token that is still valid. Fetches one if necessary.
     *
     * @throws TokenUnavailable if there is none within the budget
     * @throws CancellationException if the thread was interrupted
     */
    public AccessToken get(Duration budget) throws TokenUnavailable {
        FutureTask<AccessToken> fetch;
        synchronized (this) {
            if (token != null && age(tokenSince).compareTo(token.refreshAfter()) < 0) {
                return token;
            }
            if (refusal != null && age(refusedSince).compareTo(REFUSAL_HOLDS) < 0) {
                throw refusal;
            }
            fetch = fetching == null ? start() : fetching;
        }
        return await(fetch, budget);
    }

    /** Returns the last token, even if it has expired; null if there is none or the API rejected it. */
    public synchronized @Nullable AccessToken last() {
        return token;
    }

    /** Forgets a token that the API rejected, unless it has been replaced already. */
    public synchronized void reject(AccessToken rejected) {
        if (token != null && token.value().equals(rejected.value())) {
            token = null;
        }
    }

    private FutureTask<AccessToken> start() {
        FutureTask<AccessToken> fetch = new FutureTask<>(this::fetch);
        fetching = fetch;
        String request = RequestId.current();
        Thread thread = new Thread(() -> RequestId.run(request, fetch), "token");
        thread.setDaemon(true);
        thread.start();
        return fetch;
    }

    private AccessToken fetch() throws TokenUnavailable {
        long asked = nanoTime.getAsLong();
        try {
            AccessToken fresh = endpoint.fetch();
            synchronized (this) {
                token = fresh;
                tokenSince = asked;
                refusal = null;
            }
            return fresh;
        } catch (TokenUnavailable e) {
            return lastResort(e);
        } finally {
            synchronized (this) {
                fetching = null;
            }
        }
    }

    /** Returns the old token if it is still valid, because a refresh is due before the token expires. */
    private synchronized AccessToken lastResort(TokenUnavailable failure) throws TokenUnavailable {
        if (failure.isPermanent()) {
            token = null;
            refusal = failure;
            refusedSince = nanoTime.getAsLong();
        } else if (token != null && age(tokenSince).compareTo(token.lifetime()) < 0) {
            return token;
        }
        throw failure;
    }

    private Duration age(long since) {
        return Duration.ofNanos(nanoTime.getAsLong() - since);
    }

    private static AccessToken await(FutureTask<AccessToken> fetch, Duration budget) throws TokenUnavailable {
        try {
            return fetch.get(Math.max(budget.toMillis(), 1), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (TimeoutException e) {
            throw TokenUnavailable.forNow("The authorization server did not answer in time. Try again.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TokenUnavailable unavailable) {
                throw unavailable;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
