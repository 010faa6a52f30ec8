package dev.yata.launcher.assistant;

import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What an assistant calls the server, of such characters as all assistants take. */
record ServerName(String text) {

    static final ServerName DEFAULT = new ServerName("yata");

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]+");

    /** Another client's, by the file of its variables: {@code laptop.env} makes {@code yata-laptop}. */
    static ServerName of(Path variables) {
        // No underscores: Gemini CLI puts one between the names of a server and of its tool.
        String stem = String.valueOf(variables.getFileName())
                .replaceFirst("\\.env$", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return stem.isEmpty() || stem.equals(DEFAULT.text) ? DEFAULT : new ServerName(DEFAULT.text + "-" + stem);
    }

    /** As typed. */
    static final class Converter implements ITypeConverter<ServerName> {

        @Override
        public ServerName convert(String text) {
            if (!VALID.matcher(text).matches()) {
                throw new TypeConversionException("must be of letters, digits, - and _, such as yata-laptop.");
            }
            return new ServerName(text);
        }
    }
}
