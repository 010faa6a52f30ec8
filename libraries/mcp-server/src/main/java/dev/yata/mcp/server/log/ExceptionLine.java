package dev.yata.mcp.server.log;

import org.jspecify.annotations.Nullable;

/** Formats an exception on one line: its message, where it was thrown, and the same for its causes. */
public final class ExceptionLine {

    private static final int MAX_CAUSES = 5;
    private static final int MAX_FRAMES = 8;

    private ExceptionLine() {}

    /** Returns the line. It has no line breaks, so a message can't look like another event. */
    public static String of(Throwable thrown) {
        StringBuilder line = new StringBuilder("\"");
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < MAX_CAUSES; depth++) {
            append(line, depth == 0 ? "" : ", caused by ", each);
            each = each.getCause();
        }
        return line.append('"').toString();
    }

    private static void append(StringBuilder line, String link, Throwable thrown) {
        line.append(link).append(thrown.getClass().getName());
        appendMessage(line, thrown.getMessage());
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < frames.length && i < MAX_FRAMES; i++) {
            line.append(i == 0 ? " at " : " < ").append(frames[i]);
        }
    }

    private static void appendMessage(StringBuilder line, @Nullable String message) {
        if (message != null) {
            line.append(": ");
            message.chars().forEach(c -> line.append(shown((char) c)));
        }
    }

    private static char shown(char c) {
        boolean breaksLines = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
        return breaksLines ? ' ' : c == '"' ? '\'' : c;
    }
}
