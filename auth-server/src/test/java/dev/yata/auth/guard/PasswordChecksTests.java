package dev.yata.auth.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordChecksTests {

    private final PasswordChecks checks = new PasswordChecks();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void runWhenStrangersAreManyThenOneRunsAndOthersAreRefusedButTrustedNamesPass() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        CompletableFuture<?>[] all = IntStream.range(0, 100)
                .mapToObj(stranger -> CompletableFuture.supplyAsync(
                        () -> checks.run(false, () -> {
                            running.incrementAndGet();
                            try {
                                end.await();
                            } catch (InterruptedException stopping) {
                                Thread.currentThread().interrupt();
                            }
                            return true;
                        }),
                        threads))
                .toArray(CompletableFuture[]::new);
        await().until(() -> running.get() == 1);

        assertThat(checks.<Boolean>run(true, () -> true)).isTrue();
        await().until(() -> IntStream.range(0, 100)
                        .filter(stranger -> all[stranger].isCompletedExceptionally())
                        .count()
                == 99);
        end.countDown();
        assertThat(running).hasValue(1);
        assertThat(checks.<Boolean>run(false, () -> true)).isTrue();
    }

    @Test
    void runWhenCheckFailsThenPermitIsFree() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> checks.run(false, () -> {
                        throw new IllegalStateException("wrong");
                    }))
                    .hasMessage("wrong");
        }
    }
}
