package dev.yata.launcher.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.regex.Pattern;

/**
 * Text from a server, made safe for a terminal: control characters, invisible format characters (among them those that
 * reverse the direction of text) and line breaks become {@code \}{@code u001b} and so on. Within a JSON text that is the
 * same JSON.
 */
public final class Printable {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern CONTROLS_WITHIN_LINES =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n\\r\\t]]");

    private Printable() {}

    /** The text on one line. */
    public static String of(String text) {
        return escape(CONTROLS, text);
    }

    /** The text with its lines and tabs. */
    public static String lines(String text) {
        return escape(CONTROLS_WITHIN_LINES, text);
    }

    /** Copies a text of any length, with its lines and tabs, until its end or until nobody reads what is written. */
    public static void copy(Reader from, PrintStream to) throws IOException {
        char[] part = new char[8192];
        // One place is kept for the second half of a character that the first half was read of.
        for (int length = from.read(part, 0, part.length - 1); length > 0 && !to.checkError(); ) {
            if (Character.isHighSurrogate(part[length - 1])) {
                length += Math.max(0, from.read(part, length, 1));
            }
            to.print(lines(new String(part, 0, length)));
            length = from.read(part, 0, part.length - 1);
        }
        to.flush();
    }

    private static String escape(Pattern unsafe, String text) {
        return unsafe.matcher(text).replaceAll(found -> {
            StringBuilder escaped = new StringBuilder();
            found.group().chars().forEach(unit -> escaped.append(String.format("\\\\u%04x", unit)));
            return escaped.toString();
        });
    }
}
