package dev.yata.launcher.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/** Formats a time of the API as local time with seconds. */
public final class ShortTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private ShortTime() {}

    /** Returns the formatted time, or the other text if there is no time. */
    public static String of(JsonNode time, String otherwise) {
        String text = time.asString("");
        try {
            return text.isEmpty() ? otherwise : FORM.format(Instant.parse(text));
        } catch (DateTimeParseException unknownForm) {
            return text;
        }
    }
}
