package dev.yata.resource.authserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import dev.yata.resource.ManualClock;
import dev.yata.resource.TestIssuer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthServerKeysTests {

    private static final Duration KEEP_FOR = Duration.ofHours(2);

    private final TestIssuer issuer = new TestIssuer("http://api.example.test");
    private final ManualClock clock = new ManualClock();
    private final AuthServerProperties properties = new AuthServerProperties(
            issuer.issuer(),
            null,
            new AuthServerProperties.Keys(Duration.ofMinutes(5), KEEP_FOR, Duration.ofSeconds(1)));
    private final AuthServerKeys keys = new AuthServerKeys(new AuthServerClient(properties), properties, clock);
    private final JWKSelector known = new JWKSelector(
            new JWKMatcher.Builder().keyID(issuer.key().getKeyID()).build());
    private final JWKSelector unknown =
            new JWKSelector(new JWKMatcher.Builder().keyID("unknown").build());

    @Test
    @DisplayName("Keys are used during an outage for as long as yata.keys.keep-for says")
    void getWhenAuthServerIsDownThenKeptUntilTheSettingEnds() throws KeySourceException {
        assertThat(keys.get(known, null)).hasSize(1);
        issuer.setDown(true);
        clock.pass(KEEP_FOR);
        assertThat(keys.get(known, null)).hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> keys.get(known, null)).isInstanceOf(RemoteKeySourceException.class);
        issuer.setDown(false);
        clock.pass(Duration.ofSeconds(2));
        assertThat(keys.get(known, null)).hasSize(1);
    }

    @Test
    void getWhenFreshThenFetchedOnceAndAgainWhenOld() throws KeySourceException {
        keys.get(known, null);
        keys.get(known, null);
        assertThat(issuer.requests("/oauth/jwks")).isEqualTo(1);
        clock.pass(Duration.ofMinutes(6));
        keys.get(known, null);
        await().until(() -> issuer.requests("/oauth/jwks") == 2);
    }

    @Test
    @DisplayName("Known keys are used while the auth-server hangs, and it gets one request")
    void getWhenAuthServerHangsThenKnownKeysServeAtOnce() throws KeySourceException {
        keys.get(known, null);
        clock.pass(Duration.ofMinutes(6));
        issuer.hang();
        // The auth-server hangs until all calls have returned.
        assertThat(together(() ->
                        keys.get(known, null).size() + keys.get(unknown, null).size()))
                .containsOnly(1);
        assertThat(issuer.requests("/oauth/jwks")).isEqualTo(2);
    }

    @Test
    void getWhenAuthServerHangsAndNoKeyIsKnownThenAllShareOneAttempt() {
        issuer.hang();
        assertThat(together(() -> {
                    assertThatThrownBy(() -> keys.get(known, null)).isInstanceOf(RemoteKeySourceException.class);
                    return 0;
                }))
                .hasSize(24);
        assertThat(issuer.requests("/oauth/jwks")).isEqualTo(1);
        issuer.wake();
        await().ignoreExceptions().until(() -> {
            clock.pass(Duration.ofSeconds(1));
            return keys.get(known, null).size() == 1;
        });
    }

    @Test
    void getWhenBodyStallsHalfWayThenGivenUp() {
        issuer.hangHalfWay();
        AuthServerClient authServer = new AuthServerClient(properties);
        assertThatThrownBy(() -> authServer.fetch("/oauth/jwks", null).join())
                .hasCauseInstanceOf(TimeoutException.class);
    }

    private static List<Integer> together(Callable<Integer> request) {
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try {
            return threads.invokeAll(Collections.nCopies(24, request)).stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    @AfterEach
    void wake() {
        issuer.wake();
    }

    @Test
    void getWhenUnknownThenFetchedAtMostOnceInTheInterval() throws KeySourceException {
        keys.get(known, null);
        for (int i = 0; i < 5; i++) {
            assertThat(keys.get(unknown, null)).isEmpty();
        }
        assertThat(issuer.requests("/oauth/jwks")).isEqualTo(1);
        clock.pass(Duration.ofSeconds(2));
        assertThat(keys.get(unknown, null)).isEmpty();
        assertThat(issuer.requests("/oauth/jwks")).isEqualTo(2);
    }
}
