package dev.yata.launcher.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A number typed for one client, or the word {@code default} for the server's.
 *
 * @param number null for the server's default
 */
record Limit(@Nullable Integer number) {

    /** Reads what was typed. */
    static final class Converter implements ITypeConverter<Limit> {

        @Override
        public Limit convert(String text) {
            try {
                return new Limit("default".equals(text) ? null : Integer.valueOf(text));
            } catch (NumberFormatException notANumber) {
                throw new TypeConversionException("'" + text + "' is neither a number nor the word default.");
            }
        }
    }
}
