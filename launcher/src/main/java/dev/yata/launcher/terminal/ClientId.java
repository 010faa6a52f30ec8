package dev.yata.launcher.terminal;

import dev.yata.command.Printable;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a client ID: letters, digits and {@code . _ ~ @ -}, so it cannot contain a path or command. */
public final class ClientId implements ITypeConverter<String> {

    private static final Pattern ID = Pattern.compile("(?!\\.+$)[A-Za-z0-9._~@-]{1,200}");

    @Override
    public String convert(String text) {
        if (!ID.matcher(text).matches()) {
            throw new TypeConversionException(
                    "'" + Printable.of(text) + "' is not a client ID; see ./yata clients list.");
        }
        return text;
    }
}
