package dev.yata.launcher.client;

import dev.yata.launcher.terminal.Printable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A number typed for one client, or the word {@code default} for the server's.
 *
 * @param number null for the server's default
 */
record Limit(@Nullable Integer number) {

    /** Reads the life of a token. */
    static final class Seconds implements ITypeConverter<Limit> {

        @Override
        public Limit convert(String text) {
            return read(text, 86_400);
        }
    }

    /** Reads how many requests a minute may have. */
    static final class Requests implements ITypeConverter<Limit> {

        @Override
        public Limit convert(String text) {
            return read(text, 1_000_000);
        }
    }

    private static Limit read(String text, int max) {
        try {
            Limit limit = new Limit("default".equals(text) ? null : Integer.valueOf(text));
            if (limit.number == null || (limit.number >= 1 && limit.number <= max)) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, as one out of range is.
        }
        throw new TypeConversionException(
                "'" + Printable.of(text) + "' is neither a number from 1 to " + max + " nor the word default.");
    }
}
