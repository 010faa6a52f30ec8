package dev.yata.client.http;

import java.time.Duration;

/** Marks the moment at which a call must end, on the clock of {@link System#nanoTime}. */
public record Deadline(long nanoTime) {

    /** Returns the deadline after this time from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Returns the time left, negative after the deadline. */
    public Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    boolean isOver() {
        return left().isNegative();
    }
}
