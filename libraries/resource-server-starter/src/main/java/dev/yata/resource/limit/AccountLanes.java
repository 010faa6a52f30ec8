package dev.yata.resource.limit;

import dev.yata.resource.problem.Problem;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Runs a limited number of requests of each account at a time. Further requests wait, but not long. */
final class AccountLanes {

    private final AccountLimits limits;
    private final Semaphore heavyOfAll;

    /** Has only accounts with open requests. */
    private final Map<String, Lanes> accounts = new ConcurrentHashMap<>();

    AccountLanes(AccountLimits limits) {
        this.limits = limits;
        this.heavyOfAll = new Semaphore(limits.heavyRequests(), true);
    }

    /**
     * Runs a request, and counts it as open while it runs.
     *
     * @throws Problem 429 if too many requests of the account are open
     */
    void open(String account, Request request) throws IOException, ServletException {
        accounts.compute(account, (name, open) -> (open == null ? new Lanes() : open).entered());
        try {
            request.run();
        } finally {
            accounts.computeIfPresent(account, (name, open) -> open.left());
        }
    }

    /**
     * Runs an open request when others of its account have left enough room.
     *
     * @throws Problem 429 if it has waited too long
     */
    void run(String account, boolean isHeavy, Request request) throws IOException, ServletException {
        long deadline = System.nanoTime() + limits.maxWait().toNanos();
        Lanes lanes = Objects.requireNonNull(accounts.get(account));
        if (isHeavy) {
            // Waits for its own account first. So one account cannot fill the queue of all accounts.
            run(lanes.heavy, deadline, () -> run(heavyOfAll, deadline, request));
        } else {
            run(lanes.ordinary, deadline, request);
        }
    }

    private static void run(Semaphore lane, long deadline, Request request) throws IOException, ServletException {
        try {
            if (!lane.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw tooMany();
            }
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            throw tooMany();
        }
        try {
            request.run();
        } finally {
            lane.release();
        }
    }

    private static Problem tooMany() {
        return Problem.retryLater(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many requests of this account run at the same time. This one changed nothing; send it again"
                        + " when others are finished.",
                Duration.ofSeconds(1));
    }

    /** Returns the number of open requests of each account that has any. */
    Map<String, Integer> open() {
        return accounts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, account -> account.getValue().open));
    }

    /** Runs the rest of the filter chain. */
    @FunctionalInterface
    interface Request {
        void run() throws IOException, ServletException;
    }

    /** The requests of one account. The map's lock guards the number of open requests. */
    private final class Lanes {

        private final Semaphore ordinary = new Semaphore(limits.requestsPerAccount(), true);
        private final Semaphore heavy = new Semaphore(limits.heavyRequestsPerAccount(), true);
        private int open;

        Lanes entered() {
            if (open == limits.openRequestsPerAccount()) {
                throw tooMany();
            }
            open++;
            return this;
        }

        /** Returns null after the last request. */
        @Nullable
        Lanes left() {
            open--;
            return open == 0 ? null : this;
        }
    }
}
