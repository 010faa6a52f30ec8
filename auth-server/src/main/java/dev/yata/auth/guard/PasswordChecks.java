package dev.yata.auth.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Checks few passwords at a time, because each check occupies a processor core for about a tenth of a second. Names that
 * have signed in from their address before have a permit of their own, so strangers do not block them.
 */
final class PasswordChecks {

    private static final int MAX_WAITING = 16;
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Semaphore strangers = new Semaphore(1, true);
    private final Semaphore trusted = new Semaphore(1, true);

    /** Has one thread for each permit in use. A check on a virtual thread would stop other requests on its carrier. */
    private final Executor threads = Executors.newCachedThreadPool(check -> {
        Thread thread = new Thread(check, "password-check");
        thread.setDaemon(true);
        return thread;
    });

    /** Runs a check. Throws {@link TooManyRequestsException} if too many others wait, or after a second. */
    <T> T run(boolean isTrusted, Supplier<T> check) {
        Semaphore permits = isTrusted ? trusted : strangers;
        if (permits.getQueueLength() >= MAX_WAITING || !acquire(permits)) {
            throw new TooManyRequestsException("Too many sign-ins at the same time", RETRY_AFTER, null);
        }
        try {
            return CompletableFuture.supplyAsync(check, threads).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            permits.release();
        }
    }

    private static boolean acquire(Semaphore permits) {
        try {
            return permits.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
