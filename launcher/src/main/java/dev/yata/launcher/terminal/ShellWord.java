package dev.yata.launcher.terminal;

import java.util.regex.Pattern;

/** Quotes text for a POSIX shell, if needed. */
public final class ShellWord {

    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./:@%+=,-]*");

    private ShellWord() {}

    /** Returns the value as one word of a shell command. */
    public static String of(Object value) {
        String text = value.toString();
        return NEEDS_NO_QUOTES.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
