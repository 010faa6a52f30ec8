package dev.yata.launcher.terminal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time: {@code 90m}, {@code 24h} or {@code 7d} ago, a local date or time, or UTC with Z. */
public final class PastTime implements ITypeConverter<Instant> {

    /** The accepted forms, for descriptions of options. */
    public static final String FORMS = "24h (ago), 7d, 2027-01-31, 2027-01-31T08:00 (local) or 2027-01-31T08:00:00Z";

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    @Override
    public Instant convert(String text) {
        Matcher ago = AGO.matcher(text);
        try {
            if (ago.matches()) {
                return Instant.now().minus(Duration.of(Long.parseLong(ago.group(1)), unit(ago.group(2))));
            } else if (!text.contains("T")) {
                return LocalDate.parse(text)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant();
            } else if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException unreadable) {
            throw new TypeConversionException("'" + text + "' is not a time. Use " + FORMS + ".");
        }
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }
}
