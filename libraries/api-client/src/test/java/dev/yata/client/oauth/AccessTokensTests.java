package dev.yata.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Token expiry mid-session is invisible")
class AccessTokensTests {

    private static final Duration BUDGET = Duration.ofSeconds(10);

    private final AtomicLong seconds = new AtomicLong(1);
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile AccessTokens.TokenFetch endpoint = () -> token(3600);
    private final AccessTokens tokens = new AccessTokens(
            () -> {
                fetches.incrementAndGet();
                return endpoint.fetch();
            },
            () -> Duration.ofSeconds(seconds.get()).toNanos());

    @Test
    void getWhenTokenIsFreshThenFetchesOnce() throws TokenUnavailable {
        AccessToken first = tokens.get(BUDGET);
        seconds.addAndGet(3539);

        assertThat(tokens.get(BUDGET)).isSameAs(first);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void getWhenSixtySecondsAreLeftThenRefreshes() throws TokenUnavailable {
        tokens.get(BUDGET);
        seconds.addAndGet(3540);
        tokens.get(BUDGET);

        assertThat(fetches).hasValue(2);
    }

    @Test
    void getWhenLifeIsShortThenRefreshesAtHalfOfIt() throws TokenUnavailable {
        endpoint = () -> token(60);
        tokens.get(BUDGET);
        seconds.addAndGet(29);
        tokens.get(BUDGET);
        assertThat(fetches).hasValue(1);
        seconds.addAndGet(1);
        tokens.get(BUDGET);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void getWhenManyAskAtOnceThenFetchesOnce() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        endpoint = () -> {
            await(answered);
            return token(3600);
        };
        ExecutorService callers = Executors.newFixedThreadPool(32);
        List<Future<AccessToken>> waiting = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            waiting.add(callers.submit(() -> tokens.get(BUDGET)));
        }
        answered.countDown();

        AccessToken token = waiting.get(0).get();
        for (Future<AccessToken> caller : waiting) {
            assertThat(caller.get()).isSameAs(token);
        }
        callers.shutdownNow();
        assertThat(fetches).hasValue(1);
    }

    @Test
    void getWhenOneCallerIsCancelledThenOthersStillGetTheToken() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        endpoint = () -> {
            await(answered);
            return token(3600);
        };
        ExecutorService callers = Executors.newFixedThreadPool(2);
        Future<?> cancelled = callers.submit(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> tokens.get(BUDGET)).isInstanceOf(CancellationException.class);
        });
        cancelled.get();
        Future<AccessToken> other = callers.submit(() -> tokens.get(BUDGET));
        answered.countDown();

        assertThat(other.get()).isNotNull();
        callers.shutdownNow();
        assertThat(fetches).hasValue(1);
    }

    @Test
    void getWhenTokenWasRejectedThenFetchesAnother() throws TokenUnavailable {
        AccessToken old = tokens.get(BUDGET);
        tokens.reject(old);
        AccessToken fresh = tokens.get(BUDGET);
        tokens.reject(old);

        assertThat(tokens.get(BUDGET)).isSameAs(fresh);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void getWhenClientIsRefusedThenDoesNotAskAgainAtOnce() throws TokenUnavailable {
        endpoint = () -> {
            throw TokenUnavailable.refused("check OAUTH_CLIENT_SECRET");
        };
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> tokens.get(BUDGET)).hasMessage("check OAUTH_CLIENT_SECRET");
        }
        assertThat(fetches).hasValue(1);
        seconds.addAndGet(5);
        endpoint = () -> token(3600);
        assertThat(tokens.get(BUDGET)).isNotNull();
    }

    @Test
    void getWhenServerIsDownThenNextCallAsksAgain() throws TokenUnavailable {
        endpoint = () -> {
            throw TokenUnavailable.forNow("down");
        };
        assertThatThrownBy(() -> tokens.get(BUDGET)).hasMessage("down");
        endpoint = () -> token(3600);

        assertThat(tokens.get(BUDGET)).isNotNull();
    }

    @Test
    void getWhenServerIsDownAtRefreshThenUsesTheRestOfTheOldToken() throws TokenUnavailable {
        AccessToken old = tokens.get(BUDGET);
        endpoint = () -> {
            throw TokenUnavailable.forNow("down");
        };
        seconds.addAndGet(3570);
        assertThat(tokens.get(BUDGET)).isSameAs(old);
        seconds.addAndGet(30);
        assertThatThrownBy(() -> tokens.get(BUDGET)).hasMessage("down");
    }

    private AccessToken token(long lifetime) {
        return new AccessToken("token-" + fetches.get(), Duration.ofSeconds(lifetime), "todos:read", null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
