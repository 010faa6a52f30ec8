package dev.yata.home;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and changes a dotenv file: {@code NAME=value} lines, optionally after {@code export}, with comments after
 * {@code #}. Reads values as most readers of dotenv files do: nothing is expanded or run, and a value without quotes may have
 * spaces. A POSIX shell reads the values that {@link #with} writes, but not all others. Does not use regular expressions,
 * because loading them delays the start of the stdio server.
 */
public final class Dotenv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final List<Assignment> assignments = new ArrayList<>();

    private Dotenv(String text) {
        this.text = text;
        int at = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        while (at < text.length()) {
            at = readLine(at) + 1;
        }
    }

    /** Reads the text of a file. Ignores lines without an assignment. If a name occurs twice, uses the last value. */
    public static Dotenv parse(String text) {
        return new Dotenv(text);
    }

    /** Returns the values by name, in the order of the file. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Assignment assignment : assignments) {
            values.put(assignment.name, assignment.value.text());
        }
        return values;
    }

    /**
     * Returns a file with these values and all other lines unchanged. Adds new names at the end. {@link #parse} reads
     * every value back. POSIX shells also do, except for NUL characters. Docker Compose does, except for a backquote
     * beside an apostrophe or backslash. {@code docker run --env-file} does not support quotes; it reads only letters,
     * digits and {@code _./:@%+=,-} back.
     */
    public Dotenv with(Map<String, String> values) {
        StringBuilder changed = new StringBuilder();
        Map<String, String> missing = new LinkedHashMap<>(values);
        int copied = 0;
        for (Assignment assignment : assignments) {
            missing.remove(assignment.name);
            String value = values.get(assignment.name);
            if (value != null && !value.equals(assignment.value.text())) {
                changed.append(text, copied, assignment.value.start()).append(DotenvValue.quote(value));
                copied = assignment.value.end();
            }
        }
        changed.append(text, copied, text.length());
        if (!missing.isEmpty() && !text.isEmpty() && !text.endsWith("\n")) {
            changed.append('\n');
        }
        missing.forEach((name, value) -> changed.append(name)
                .append('=')
                .append(DotenvValue.quote(value))
                .append('\n'));
        return new Dotenv(changed.toString());
    }

    /** Returns the text of the file. */
    public String text() {
        return text;
    }

    /** Returns the end of the line at this index. With a quoted value, it may span several lines. */
    private int readLine(int start) {
        int end = DotenvValue.endOfLine(text, start);
        String line = text.substring(start, end);
        int equals = line.indexOf('=');
        String name = equals < 0 ? "" : withoutExport(line.substring(0, equals).strip());
        if (name.isEmpty() || name.charAt(0) == '#') {
            return end;
        }
        DotenvValue value = DotenvValue.read(text, start + equals + 1);
        assignments.add(new Assignment(name, value));
        return DotenvValue.endOfLine(text, value.end());
    }

    private static String withoutExport(String name) {
        boolean exported = name.startsWith("export") && name.length() > 6 && Character.isWhitespace(name.charAt(6));
        return exported ? name.substring(6).strip() : name;
    }

    /** Contains only the names, because a value may be a secret. */
    @Override
    public String toString() {
        return "Dotenv" + values().keySet();
    }

    private record Assignment(String name, DotenvValue value) {}
}
