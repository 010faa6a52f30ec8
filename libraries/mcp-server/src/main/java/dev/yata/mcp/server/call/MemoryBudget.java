package dev.yata.mcp.server.call;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the memory of all calls together. A call reserves bytes when its request is read and returns them when its answer
 * has been written. Small amounts are free, because the number of calls bounds them.
 */
public final class MemoryBudget {

    /** Bytes that a request or an answer may have without a reservation. */
    public static final int SMALL = 16 * 1024;

    private static final ThreadLocal<@Nullable Reservation> CURRENT = new ThreadLocal<>();

    private final int total;
    private final Semaphore free;

    /** @param total bytes */
    public MemoryBudget(long total) {
        this.total = (int) Math.min(total, Integer.MAX_VALUE);
        this.free = new Semaphore(this.total, true);
    }

    /** Returns a budget of a quarter of the heap; what a call holds is rarely there only once. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /** Returns a reservation of no bytes. Whoever makes it must close it. */
    public Reservation reservation() {
        return new Reservation();
    }

    /** Returns how many bytes the answers of one JSON-RPC batch may have together. */
    public int batch() {
        return total / 4;
    }

    /** Runs work whose calls of {@link #reserve} enlarge the given reservation. */
    public void run(Reservation reservation, Runnable work) {
        CURRENT.set(reservation);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** Does work that is not part of a call, with a reservation of its own. */
    public <T> T withReservation(Supplier<T> work) {
        try (Reservation reservation = reservation()) {
            CURRENT.set(reservation);
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** Returns whether this thread has reserved so many bytes, as far as one reservation can. */
    public boolean isReserved(long bytes) {
        Reservation reservation = CURRENT.get();
        return reservation != null && reservation.bytes >= share(bytes);
    }

    /**
     * Reserves bytes for what this thread is about to hold. A thread that works on no call needs none.
     *
     * @return false when other calls did not free enough memory in time
     * @throws CancellationException when this thread is interrupted
     */
    public boolean reserve(long bytes, Duration patience) {
        Reservation reservation = CURRENT.get();
        return reservation == null || isReserved(bytes) || reservation.resize(bytes, patience);
    }

    /** Returns what a reservation of so many bytes takes: nothing for a small one, half of the budget at most. */
    private int share(long bytes) {
        return bytes <= SMALL ? 0 : (int) Math.min(bytes, total / 2);
    }

    /** The bytes that one call holds. Used by one thread at a time. */
    public final class Reservation implements AutoCloseable {

        private volatile int bytes;

        private Reservation() {}

        /** Takes bytes, or returns false at once when there is not enough memory. */
        public boolean tryTake(long wanted) {
            boolean taken = free.tryAcquire(share(wanted));
            bytes = taken ? share(wanted) : 0;
            return taken;
        }

        /**
         * Changes the size. To grow, it returns what it has and then waits until there is enough memory, so that calls that
         * wait can't block each other.
         *
         * @return false when there was not enough memory in time
         * @throws CancellationException when this thread is interrupted
         */
        public boolean resize(long wanted, Duration patience) {
            int share = share(wanted);
            if (share <= bytes) {
                free.release(bytes - share);
                bytes = share;
                return true;
            }
            close();
            try {
                boolean taken = free.tryAcquire(share, patience.toNanos(), TimeUnit.NANOSECONDS);
                bytes = taken ? share : 0;
                return taken;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }

        /** Returns all bytes to the budget. */
        @Override
        public void close() {
            int held = bytes;
            bytes = 0;
            free.release(held);
        }
    }
}
