package dev.yata.resource.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.yata.resource.problem.Problem;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AccountLanesTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> requests = new ArrayList<>();

    /** Starts a request that runs until {@link #end}. */
    private void start(AccountLanes lanes, String account, boolean heavy) {
        requests.add(CompletableFuture.runAsync(
                () -> run(lanes, account, heavy, () -> {
                    running.incrementAndGet();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }),
                threads));
    }

    private static void run(AccountLanes lanes, String account, boolean heavy, AccountLanes.Request request) {
        try {
            lanes.open(account, () -> lanes.run(account, heavy, request));
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitRunning(int number) {
        await().until(() -> running.get() == number);
    }

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdown();
    }

    @Test
    void runWhenHeavyRequestsOfAnAccountFillItsLaneThenOthersStillRun() {
        AccountLanes lanes = new AccountLanes(new AccountLimits(2, 1, 2, 100, LONG));
        for (int i = 0; i < 20; i++) {
            start(lanes, "greedy", true);
        }
        awaitRunning(1);
        start(lanes, "greedy", false);
        start(lanes, "other", true);
        start(lanes, "other", false);
        awaitRunning(4);
        end.countDown();
        requests.forEach(CompletableFuture::join);
        assertThat(running).hasValue(23);
        assertThat(lanes.open()).isEmpty();
    }

    @Test
    void runWhenItWaitsTooLongThenRefusedAndChangesNothing() {
        AccountLanes lanes = new AccountLanes(new AccountLimits(1, 1, 1, 100, Duration.ofMillis(50)));
        start(lanes, "a", false);
        start(lanes, "a", true);
        awaitRunning(2);
        for (String account : List.of("a", "b")) {
            assertThatThrownBy(() -> run(lanes, account, true, running::incrementAndGet))
                    .isInstanceOfSatisfying(Problem.class, AccountLanesTests::isTooManyRequests);
        }
        assertThat(running).hasValue(2);
        run(lanes, "b", false, running::incrementAndGet);
        end.countDown();
        requests.forEach(CompletableFuture::join);
        assertThat(lanes.open()).isEmpty();
    }

    @Test
    void runWhenTooManyAreOpenThenRefusedAtOnce() {
        AccountLanes lanes = new AccountLanes(new AccountLimits(1, 1, 1, 3, LONG));
        for (int i = 0; i < 3; i++) {
            start(lanes, "a", false);
        }
        await().until(() -> lanes.open().get("a") == 3);
        assertThatThrownBy(() -> run(lanes, "a", true, running::incrementAndGet))
                .isInstanceOfSatisfying(Problem.class, AccountLanesTests::isTooManyRequests);
        end.countDown();
        requests.forEach(CompletableFuture::join);
        run(lanes, "a", true, running::incrementAndGet);
        assertThat(running).hasValue(4);
    }

    @Test
    void runWhenRequestFailsThenItsPlaceIsFree() {
        AccountLanes lanes = new AccountLanes(new AccountLimits(1, 1, 1, 1, LONG));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> run(lanes, "a", true, () -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }
        run(lanes, "a", true, running::incrementAndGet);
        assertThat(running).hasValue(1);
    }

    private static void isTooManyRequests(Problem problem) {
        assertThat(problem.getStatusCode().value()).isEqualTo(429);
        assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("1");
    }
}
