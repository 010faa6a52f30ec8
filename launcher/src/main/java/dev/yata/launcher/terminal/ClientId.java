package dev.yata.launcher.terminal;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a client_id as typed: letters, digits and {@code . _ ~ @ -}, so that no path or command can hide in it. */
public final class ClientId implements ITypeConverter<String> {

    private static final Pattern ID = Pattern.compile("(?!\\.+$)[A-Za-z0-9._~@-]{1,200}");

    @Override
    public String convert(String text) {
        if (!ID.matcher(text).matches()) {
            throw new TypeConversionException("'" + Printable.of(text) + "' is no client id; see ./yata clients list.");
        }
        return text;
    }
}
