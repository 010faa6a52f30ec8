package dev.yata.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.regex.Pattern;

/**
 * Makes text from a server safe for a terminal. Control characters, line breaks and invisible format characters (some
 * reverse the direction of text) become escapes such as {@code \}{@code u001b}. A JSON text keeps its meaning.
 */
public final class Printable {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern CONTROLS_WITHIN_LINES =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n\\r\\t]]");

    private Printable() {}

    /** Returns the text on one line. */
    public static String of(String text) {
        return escape(CONTROLS, text);
    }

    /** Returns the text and keeps its line breaks and tabs. */
    public static String lines(String text) {
        return escape(CONTROLS_WITHIN_LINES, text);
    }

    /** Copies a text of any length and keeps its line breaks and tabs. Stops when the target is closed. */
    public static void copy(Reader from, PrintStream to) throws IOException {
        char[] part = new char[8192];
        // The last place is for the second half of a surrogate pair.
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
