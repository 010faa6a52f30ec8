package dev.yata.launcher.client;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.yata.command.Printable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A limit for one client: a number, or the word {@code default} for the server's default.
 *
 * @param number null for the server's default
 */
record Limit(@JsonValue @Nullable Integer number) {

    /** Reads a token's lifetime. */
    static final class Seconds implements ITypeConverter<Limit> {

        @Override
        public Limit convert(String text) {
            return read(text, 86_400);
        }
    }

    /** Reads a number of requests per minute. */
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
            // The code below refuses it, like a number out of range.
        }
        throw new TypeConversionException(
                "'" + Printable.of(text) + "' is neither a number from 1 to " + max + " nor the word default.");
    }
}
