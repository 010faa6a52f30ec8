package dev.yata.launcher.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/** A time of the API as people read it: local, to the second. */
public final class ShortTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private ShortTime() {}

    /** The time, or other words where there is none. */
    public static String of(JsonNode time, String otherwise) {
        String text = time.asString("");
        try {
            return text.isEmpty() ? otherwise : FORM.format(Instant.parse(text));
        } catch (DateTimeParseException unknownForm) {
            return text;
        }
    }
}
