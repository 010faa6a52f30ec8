package dev.yata.auth.console;

import java.time.Duration;

/** A choice of how long earlier secrets stay valid after a rotation. */
enum Overlap {
    NONE(Duration.ZERO, "now"),
    HOUR(Duration.ofHours(1), "in an hour"),
    DAY(Duration.ofDays(1), "in a day"),
    WEEK(Duration.ofDays(7), "in a week");

    private final Duration duration;
    private final String label;

    Overlap(Duration duration, String label) {
        this.duration = duration;
        this.label = label;
    }

    Duration duration() {
        return duration;
    }

    public String label() {
        return label;
    }
}
