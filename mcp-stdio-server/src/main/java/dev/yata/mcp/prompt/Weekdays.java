package dev.yata.mcp.prompt;

import java.time.LocalDate;
import java.util.Locale;

/** Names of days, in English whatever the locale. */
final class Weekdays {

    private Weekdays() {}

    static String name(LocalDate day) {
        String name = day.getDayOfWeek().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
