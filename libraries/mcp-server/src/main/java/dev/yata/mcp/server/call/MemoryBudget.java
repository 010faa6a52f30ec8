package dev.yata.mcp.server.call;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits the memory of all calls together: requests and responses separately, so that large responses never refuse a
 * request. Small amounts need no reservation, because the number of calls limits them.
 */
public final class MemoryBudget {

    /** The largest size in bytes of a request or a response that needs no reservation. */
    public static final int SMALL = 16 * 1024;

    private static final ThreadLocal<@Nullable Reservation> CURRENT = new ThreadLocal<>();

    private final int each;
    private final Semaphore requests;
    private final Semaphore responses;

    /** @param each the bytes for all requests, and again for all responses */
    public MemoryBudget(long each) {
        this.each = (int) Math.min(each, Integer.MAX_VALUE);
        this.requests = new Semaphore(this.each);
        this.responses = new Semaphore(this.each, true);
    }

    /** Returns a budget of an eighth of the heap for each, because a call often holds several copies of its data. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 8);
    }

    /** Returns a reservation for a request, or null if there is not enough memory. The caller must close it. */
    public @Nullable Reservation tryReserve(long requestBytes) {
        int bytes = charged(requestBytes);
        return requests.tryAcquire(bytes) ? new Reservation(bytes) : null;
    }

    /** Returns how many bytes the responses to one JSON-RPC batch may have together. */
    public int maxBatchBytes() {
        return each / 4;
    }

    /** Runs work in which {@link #reserve} enlarges the given reservation. */
    public void run(Reservation reservation, Runnable work) {
        CURRENT.set(reservation);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** Runs work outside of any call, with its own reservation. */
    public <T> T withReservation(Supplier<T> work) {
        try (Reservation reservation = new Reservation(0)) {
            CURRENT.set(reservation);
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** Returns whether this thread has reserved this number of bytes, or the most that one reservation can hold. */
    public boolean isReserved(long bytes) {
        Reservation reservation = CURRENT.get();
        return reservation != null && reservation.response.get() >= charged(bytes);
    }

    /**
     * Reserves bytes for a response that this thread will hold. Reserves nothing, and returns true, if the thread works
     * on no call.
     *
     * @return false when other calls did not free enough memory in time
     * @throws CancellationException when this thread is interrupted
     */
    public boolean reserve(long bytes, Duration timeout) {
        Reservation reservation = CURRENT.get();
        return reservation == null || isReserved(bytes) || reservation.resize(bytes, timeout);
    }

    /** Returns how many bytes to take: none for a small size, at most half, so that two large calls can work. */
    private int charged(long bytes) {
        return bytes <= SMALL ? 0 : (int) Math.min(bytes, each / 2);
    }

    /** Holds the bytes of one call. Only one thread may use it at a time. */
    public final class Reservation implements AutoCloseable {

        private final AtomicInteger request;
        private final AtomicInteger response = new AtomicInteger();

        private Reservation(int request) {
            this.request = new AtomicInteger(request);
        }

        /** Returns the bytes of the request, which is not needed after the response has been made. */
        public void releaseRequest() {
            requests.release(request.getAndSet(0));
        }

        /**
         * Changes the size of the response. Before it grows, it returns its bytes and then waits for enough memory, so
         * that waiting calls can't block each other.
         *
         * @return false when there was not enough memory in time
         * @throws CancellationException when this thread is interrupted
         */
        public boolean resize(long wanted, Duration timeout) {
            int bytes = charged(wanted);
            int held = response.getAndSet(0);
            if (bytes <= held) {
                response.set(bytes);
                responses.release(held - bytes);
                return true;
            }
            responses.release(held);
            try {
                boolean taken = responses.tryAcquire(bytes, timeout.toNanos(), TimeUnit.NANOSECONDS);
                response.set(taken ? bytes : 0);
                return taken;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }

        @Override
        public void close() {
            releaseRequest();
            responses.release(response.getAndSet(0));
        }
    }
}
