package dev.yata.auth.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yata.auth.guard.FailedAttempts.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedAttemptsTests {

    private final AtomicLong clock = new AtomicLong();
    private final FailedAttempts attempts = new FailedAttempts(new GuardSettings(3, 10, 600), clock::get);

    @Test
    @DisplayName("The delay doubles from a second to five minutes")
    void beginWhenFailuresGoOnThenDelayDoubles() {
        fail("a", "192.0.2.1", 2);

        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            fail("a", "192.0.2.1", 1);
            long delay = blocked("a", "192.0.2.1").retryAfterSeconds();
            delays.add(delay);
            pass(Duration.ofSeconds(delay));
        }

        assertThat(delays).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    @DisplayName("Another address, and another client, are unaffected")
    void beginWhenOthersFailedThenUnaffected() {
        fail("a", "192.0.2.1", 3);

        blocked("a", "192.0.2.1");
        assertThatCode(() -> attempts.begin("a", "192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> attempts.begin("b", "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("An address that tries many names must wait, except for names that have authenticated there")
    void beginWhenAddressTriesManyNamesThenOnlyTrustedMayGoOn() {
        attempts.succeeded(attempts.begin("honest", "192.0.2.1"));
        for (int i = 0; i < 10; i++) {
            fail("name" + i, "192.0.2.1", 1);
        }

        blocked("another", "192.0.2.1");
        assertThatCode(() -> attempts.begin("honest", "192.0.2.1")).doesNotThrowAnyException();
        assertThatCode(() -> attempts.begin("another", "192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void beginWhenSucceededInBetweenThenCountsAnew() {
        fail("a", "192.0.2.1", 2);
        attempts.succeeded(attempts.begin("a", "192.0.2.1"));
        fail("a", "192.0.2.1", 2);

        assertThatCode(() -> attempts.begin("a", "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void beginWhenQuietForLongThenForgotten() {
        fail("a", "192.0.2.1", 3);
        pass(Duration.ofMinutes(16));
        fail("a", "192.0.2.1", 2);

        assertThatCode(() -> attempts.begin("a", "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void beginWhenIpv6ThenNetworkCounts() {
        fail("a", "2001:db8:1:2::1", 1);
        fail("a", "2001:db8:1:2:ffff::2", 1);
        fail("a", "2001:db8:1:2:aaaa::3", 1);

        blocked("a", "2001:db8:1:2::4");
        assertThatCode(() -> attempts.begin("a", "2001:db8:1:3::1")).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("Parallel guesses get no more attempts than sequential ones")
    void beginWhenManyGuessAtOnceThenOnlyTheFreeOnesAreChecked() {
        AtomicInteger checked = new AtomicInteger();

        sideBySide(60, () -> {
            try {
                Attempt attempt = attempts.begin("a", "192.0.2.1");
                checked.incrementAndGet();
                attempts.failed(attempt, null);
            } catch (TooManyRequestsException blocked) {
                return;
            }
        });

        assertThat(checked).hasValue(3);
    }

    @Test
    @DisplayName("Concurrent requests with the right credentials are never rejected")
    void beginWhenManyAreRightAtOnceThenAllGoOn() {
        AtomicInteger passed = new AtomicInteger();

        sideBySide(60, () -> {
            attempts.succeeded(attempts.begin("a", "192.0.2.1"));
            passed.incrementAndGet();
        });

        assertThat(passed).hasValue(60);
    }

    @Test
    void beginWhenAttemptsEndUndecidedThenNothingCounts() {
        for (int i = 0; i < 20; i++) {
            attempts.begin("a", "192.0.2.1").close();
        }

        fail("a", "192.0.2.1", 3);
        blocked("a", "192.0.2.1");
    }

    private static void sideBySide(int number, Runnable action) {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(number);
        for (int i = 0; i < number; i++) {
            all.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            start.await();
                        } catch (InterruptedException stopped) {
                            throw new IllegalStateException(stopped);
                        }
                        action.run();
                    },
                    threads));
        }
        start.countDown();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        threads.shutdown();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8::1, 2001:db8:0:0::/64",
        "fe80:0:0:0:1:2:3:4%eth0, fe80:0:0:0::/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "not:an:address.example, unknown",
        "::g, unknown"
    })
    void originWhenGivenThenNetwork(String address, String origin) {
        assertThat(ClientNetwork.of(address).address()).isEqualTo(origin);
    }

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            Attempt attempt = attempts.begin(name, address);
            attempts.failed(attempt, null);
        }
    }

    private TooManyRequestsException blocked(String name, String address) {
        assertThatThrownBy(() -> attempts.begin(name, address)).isInstanceOf(TooManyRequestsException.class);
        return catchThrowableOfType(TooManyRequestsException.class, () -> attempts.begin(name, address));
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
