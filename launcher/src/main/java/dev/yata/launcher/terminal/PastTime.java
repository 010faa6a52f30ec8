package dev.yata.launcher.terminal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time: {@code 90m}, {@code 24h} or {@code 7d} ago, a local date or time, or UTC with Z. */
public final class PastTime implements ITypeConverter<Instant> {

    /** The accepted forms, for descriptions of options. */
    public static final String FORMS = "24h (ago), 7d, 2027-01-31, 2027-01-31T08:00 (local) or 2027-01-31T08:00:00Z";

    private static final Pattern AGO = Pattern.compile("\\d{1,6}[smhd]");

    @Override
    public Instant convert(String text) {
        try {
            if (AGO.matcher(text).matches()) {
                // ISO 8601 writes P7D, but PT24H.
                return Instant.now().minus(Duration.parse((text.endsWith("d") ? "P" : "PT") + text));
            } else if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            LocalDateTime local = text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
            return local.atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException unreadable) {
            throw new TypeConversionException("'" + text + "' is not a time. Use " + FORMS + ".");
        }
    }
}
