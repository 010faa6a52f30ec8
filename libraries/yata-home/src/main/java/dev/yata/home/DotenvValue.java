package dev.yata.home;

/**
 * Holds one value of a dotenv file: bare, in quotes of a POSIX shell (POSIX.1-2024, Shell Command Language §2.2), or a
 * sequence of both such as {@code 'it'\''s'}. Unlike in a shell, a bare value may contain spaces and ends only at a
 * comment or with the line, and nothing is expanded.
 *
 * @param text the value of the word
 * @param start index of the word in its file
 * @param end index after the word, before a comment
 */
record DotenvValue(String text, int start, int end) {

    private static final String ESCAPED_IN_DOUBLE_QUOTES = "\"\\$`";

    /**
     * Reads the word that begins at or after this index. If it begins with a quote, the quote may close on a later
     * line.
     */
    static DotenvValue read(String file, int from) {
        int lineEnd = endOfLine(file, from);
        int start = from;
        while (start < lineEnd && Character.isWhitespace(file.charAt(start))) {
            start++;
        }
        int limit = Math.max(lineEnd, endOfLine(file, closingQuote(file, start)));
        StringBuilder text = new StringBuilder();
        int end = start;
        int length = 0; // Of the text without white space that follows the word.
        char quote = 0;
        for (int i = start; i < limit; i++) {
            char c = file.charAt(i);
            if (quote == 0 && c == '#' && (i == start || Character.isWhitespace(file.charAt(i - 1)))) {
                break;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && isQuote(c)) {
                quote = c;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                text.append(c);
                continue;
            } else if (quote == '"' && c == '\\' && i + 1 < limit && file.charAt(i + 1) == '\n') {
                i++; // The value continues on the next line.
            } else {
                if (c == '\\' && i + 1 < limit && isEscaped(file.charAt(i + 1), quote)) {
                    i++;
                }
                text.append(file.charAt(i));
            }
            length = text.length();
            end = i + 1;
        }
        return new DotenvValue(text.substring(0, length), start, end);
    }

    /** Returns the text as one word, in quotes if necessary. */
    static String quote(String text) {
        if (text.chars().allMatch(DotenvValue::needsNoQuote)) {
            return text;
        }
        // In single quotes, Docker Compose treats a backslash as an escape character, and a shell does not.
        if (text.indexOf('\'') < 0 && text.indexOf('\\') < 0) {
            return "'" + text + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text.charAt(i), '"')) {
                quoted.append('\\');
            }
            quoted.append(text.charAt(i));
        }
        return quoted.append('"').toString();
    }

    /** Returns the index of the line break at or after this index, or the length of the file. */
    static int endOfLine(String file, int from) {
        int end = file.indexOf('\n', from);
        return end < 0 ? file.length() : end;
    }

    /** Returns the index of the quote that closes the one at this index, or this index if there is none. */
    private static int closingQuote(String file, int start) {
        if (start == file.length() || !isQuote(file.charAt(start))) {
            return start;
        }
        char quote = file.charAt(start);
        for (int i = start + 1; i < file.length(); i++) {
            if (file.charAt(i) == quote) {
                return i;
            } else if (file.charAt(i) == '\\' && quote == '"') {
                i++;
            }
        }
        return start;
    }

    private static boolean isEscaped(char c, char quote) {
        return quote == 0 || (quote == '"' && ESCAPED_IN_DOUBLE_QUOTES.indexOf(c) >= 0);
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private static boolean needsNoQuote(int c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || "_./:@%+=,-".indexOf(c) >= 0;
    }
}
