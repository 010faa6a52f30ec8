package dev.yata.todo.todo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Defines the priority of a todo. Sorting and the stored numbers use the order of the constants. */
enum Priority {
    @JsonProperty("none")
    NONE,
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH;

    /** Returns the name in JSON and in parameters. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
