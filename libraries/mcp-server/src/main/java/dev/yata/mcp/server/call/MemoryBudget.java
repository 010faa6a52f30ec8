package dev.yata.mcp.server.call;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits the memory of all calls together. A call reserves bytes when the server has read its request, and returns them
 * when its response has been written. Small amounts need no reservation, because the number of calls limits them.
 */
public final class MemoryBudget {

    /** The largest size in bytes of a request or a response that needs no reservation. */
    public static final int SMALL = 16 * 1024;

    private static final ThreadLocal<@Nullable Reservation> CURRENT = new ThreadLocal<>();

    private final int total;
    private final Semaphore free;

    /** @param total in bytes */
    public MemoryBudget(long total) {
        this.total = (int) Math.min(total, Integer.MAX_VALUE);
        this.free = new Semaphore(this.total, true);
    }

    /** Returns a budget of a quarter of the heap, because a call often holds several copies of its data. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /** Returns an empty reservation. The caller must close it. */
    public Reservation reservation() {
        return new Reservation();
    }

    /** Returns how many bytes the responses to one JSON-RPC batch may have together. */
    public int batch() {
        return total / 4;
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
        try (Reservation reservation = reservation()) {
            CURRENT.set(reservation);
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** Returns whether this thread has reserved this number of bytes, or the most that one reservation can hold. */
    public boolean isReserved(long bytes) {
        Reservation reservation = CURRENT.get();
        return reservation != null && reservation.bytes.get() >= share(bytes);
    }

    /**
     * Reserves bytes that this thread will hold. Reserves nothing, and returns true, if the thread works on no call.
     *
     * @return false when other calls did not free enough memory in time
     * @throws CancellationException when this thread is interrupted
     */
    public boolean reserve(long bytes, Duration patience) {
        Reservation reservation = CURRENT.get();
        return reservation == null || isReserved(bytes) || reservation.resize(bytes, patience);
    }

    /** Returns how many bytes to take from the budget: none for a small size, at most half of the budget. */
    private int share(long bytes) {
        return bytes <= SMALL ? 0 : (int) Math.min(bytes, total / 2);
    }

    /** Holds the bytes of one call. Only one thread may use it at a time. */
    public final class Reservation implements AutoCloseable {

        private final AtomicInteger bytes = new AtomicInteger();

        private Reservation() {}

        /** Takes bytes, or immediately returns false if there is not enough memory. */
        public boolean tryTake(long wanted) {
            boolean taken = free.tryAcquire(share(wanted));
            bytes.set(taken ? share(wanted) : 0);
            return taken;
        }

        /**
         * Changes the size. Before it grows, it returns its bytes and then waits for enough memory, so that waiting
         * calls can't block each other.
         *
         * @return false when there was not enough memory in time
         * @throws CancellationException when this thread is interrupted
         */
        public boolean resize(long wanted, Duration patience) {
            int share = share(wanted);
            int held = bytes.getAndSet(0);
            if (share <= held) {
                bytes.set(share);
                free.release(held - share);
                return true;
            }
            free.release(held);
            try {
                boolean taken = free.tryAcquire(share, patience.toNanos(), TimeUnit.NANOSECONDS);
                bytes.set(taken ? share : 0);
                return taken;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }

        /** Returns all bytes to the budget. */
        @Override
        public void close() {
            free.release(bytes.getAndSet(0));
        }
    }
}
