package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Members;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Accepts a calendar date, {@code YYYY-MM-DD} (RFC 3339 full-date). */
public record DateType() implements Type {

    @Override
    public Members schema() {
        return new Members().with("type", "string").with("format", "date");
    }

    @Override
    public Object read(String name, Object value) {
        try {
            if (value instanceof String text && text.strip().length() == 10) {
                return LocalDate.parse(text.strip()).toString();
            }
        } catch (DateTimeParseException e) {
            // The message for other values says enough.
        }
        throw new InvalidArgument(name + " " + Abbreviated.of(value) + " is not a date. Use YYYY-MM-DD; today is "
                + LocalDate.now(ZoneId.systemDefault()) + ".");
    }
}
