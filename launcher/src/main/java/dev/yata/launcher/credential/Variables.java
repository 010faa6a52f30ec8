package dev.yata.launcher.credential;

import dev.yata.launcher.terminal.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The stdio server's variables as its dotenv file holds them, in order. */
public record Variables(Map<String, String> values) {

    /** From a {@code #} at the beginning, or after a space, that is not within quotes. */
    private static final Pattern COMMENT =
            Pattern.compile("^((?:'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"|\\\\.|[^'\"\\\\\\s]++|\\s)*?)(?:^|\\s)#.*$");

    /** Reads a file of {@code NAME=value} lines, values bare or in quotes, comments after {@code #}. */
    public static Variables read(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.charAt(0) != '#') {
                String name = line.substring(0, equals).strip().replaceFirst("^export\\s+", "");
                values.put(name, unquoted(line.substring(equals + 1).strip()));
            }
        }
        return new Variables(values);
    }

    /** A variable's value: its own, or the content of the file that {@code NAME_FILE} names. */
    public Optional<String> get(String name) throws IOException {
        String value = values.getOrDefault(name, "");
        String file = values.getOrDefault(name + "_FILE", "");
        if (value.isBlank() && !file.isBlank()) {
            value = Files.readString(Path.of(file)).strip();
        }
        return Optional.of(value).filter(text -> !text.isBlank());
    }

    /**
     * Makes an empty file for the owner alone, so that what goes into it later has its place.
     *
     * @throws dev.yata.launcher.installation.UserError when there is one already, which stays as it is
     */
    public static void reserve(Path file) throws IOException {
        new OwnerFile(file).create("");
    }

    /** Writes them into a reserved file. */
    public void write(Path file) throws IOException {
        new OwnerFile(file).replace(text() + "\n");
    }

    /** Gives one variable of an existing file another value, and leaves every other line as it is. */
    public static void change(Path file, String name, String value) throws IOException {
        Pattern line = Pattern.compile("^(\\s*(?:export\\s+)?" + Pattern.quote(name) + "\\s*=).*$", Pattern.MULTILINE);
        new OwnerFile(file)
                .replace(line.matcher(Files.readString(file))
                        .replaceAll("$1" + Matcher.quoteReplacement(ShellWord.of(value))));
    }

    /** One per line, quoted where a shell would need it. */
    public String text() {
        return values.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + ShellWord.of(variable.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String unquoted(String text) {
        String value = COMMENT.matcher(text).replaceFirst("$1").strip();
        String inner = value.length() > 1 ? value.substring(1, value.length() - 1) : "";
        return value.equals("\"" + inner + "\"") || value.equals("'" + inner + "'")
                ? inner.replace("'\\''", "'")
                : value;
    }

    /** Names and values stay out of logs: one of them is a secret. */
    @Override
    public String toString() {
        return "Variables" + values.keySet();
    }
}
