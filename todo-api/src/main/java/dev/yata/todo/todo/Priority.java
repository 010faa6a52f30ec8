package dev.yata.todo.todo;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Defines the priority of a todo. Sorting and the stored numbers use the order of the constants. */
enum Priority {
    NONE,
    LOW,
    MEDIUM,
    HIGH;

    /** Returns the name in JSON and in parameters. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
