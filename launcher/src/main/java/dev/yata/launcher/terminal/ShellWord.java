package dev.yata.launcher.terminal;

import java.util.regex.Pattern;

/** Text as one word of a POSIX shell: quoted where the shell would see more in it. */
public final class ShellWord {

    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./:@%+=,-]*");

    private ShellWord() {}

    /** The word. A dotenv file takes it, too. */
    public static String of(Object value) {
        String text = value.toString();
        return NEEDS_NO_QUOTES.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
