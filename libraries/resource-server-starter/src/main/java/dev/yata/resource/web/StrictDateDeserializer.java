package dev.yata.resource.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads dates in one form only: {@code YYYY-MM-DD} with a year from 0001 to 9999 (RFC 3339 full-date). */
final class StrictDateDeserializer extends StdScalarDeserializer<LocalDate> {

    private static final Pattern FORM = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");

    StrictDateDeserializer() {
        super(LocalDate.class);
    }

    /** Parses a date; throws {@link IllegalArgumentException} if it has another form. */
    static LocalDate parse(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
        throw new IllegalArgumentException(text);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (LocalDate) context.handleUnexpectedToken(LocalDate.class, json);
        }
        try {
            return parse(json.getString());
        } catch (IllegalArgumentException e) {
            return (LocalDate) context.handleWeirdStringValue(LocalDate.class, json.getString(), "not YYYY-MM-DD");
        }
    }
}
