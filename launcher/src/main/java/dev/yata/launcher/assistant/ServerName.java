package dev.yata.launcher.assistant;

import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The server's name in an assistant, with characters that all assistants accept. */
record ServerName(String text) {

    static final ServerName DEFAULT = new ServerName("yata");

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]+");

    /** Returns the name for a client's env file: {@code laptop.env} gives {@code yata-laptop}. */
    static ServerName of(Path variables) {
        // Avoids underscores: Gemini CLI separates the names of server and tool with one.
        String stem = String.valueOf(variables.getFileName())
                .replaceFirst("\\.env$", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return stem.isEmpty() || stem.equals(DEFAULT.text) ? DEFAULT : new ServerName(DEFAULT.text + "-" + stem);
    }

    /** Reads a name. */
    static final class Converter implements ITypeConverter<ServerName> {

        @Override
        public ServerName convert(String text) {
            if (!VALID.matcher(text).matches()) {
                throw new TypeConversionException("must have letters, digits, - and _ only, such as yata-laptop.");
            }
            return new ServerName(text);
        }
    }
}
