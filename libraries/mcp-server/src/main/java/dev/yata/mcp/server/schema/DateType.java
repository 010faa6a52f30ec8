package dev.yata.mcp.server.schema;

import dev.yata.mcp.server.json.Abbreviated;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Accepts a calendar date, {@code YYYY-MM-DD} (RFC 3339 full-date). */
public record DateType() implements Type {

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("format", "date");
        return schema;
    }

    @Override
    public Object read(String name, Object value) {
        if (value instanceof String text && text.strip().length() == 10) {
            try {
                return LocalDate.parse(text.strip()).toString();
            } catch (DateTimeParseException e) {
                throw new InvalidArgument(rule(name, value));
            }
        }
        throw new InvalidArgument(rule(name, value));
    }

    private static String rule(String name, Object value) {
        return name + " " + Abbreviated.of(value) + " is not a date. Use YYYY-MM-DD; today is "
                + LocalDate.now(ZoneId.systemDefault()) + ".";
    }
}
