package dev.yata.todo.todo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How much a todo presses; the order is the order of sorting and of the stored numbers. */
enum Priority {
    @JsonProperty("none")
    NONE,
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH;

    /** The name in JSON and in parameters. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
