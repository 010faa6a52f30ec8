package dev.yata.stdio;

import java.util.HashMap;
import java.util.Map;

/**
 * A dotenv file, in the part of its syntax that a POSIX shell would read the same: {@code NAME=value} lines, optionally
 * after {@code export}, values bare, in single or in double quotes, comments after {@code #}. No expansion, no values of
 * several lines. Own code as the libraries use regular expressions, which take longer than all else at start.
 */
final class Dotenv {

    private Dotenv() {}

    static Map<String, String> parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String raw : withoutMark(text).split("\n", -1)) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (equals > 0 && line.charAt(0) != '#') {
                String name = line.substring(0, equals).strip();
                values.put(withoutExport(name), value(line.substring(equals + 1).strip()));
            }
        }
        return values;
    }

    /** Without the byte order mark that some editors put first. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String withoutExport(String name) {
        boolean exported = name.startsWith("export") && name.length() > 6 && Character.isWhitespace(name.charAt(6));
        return exported ? name.substring(6).strip() : name;
    }

    /** Quoted and bare parts may follow each other, as in {@code 'it'\''s'}. */
    private static String value(String text) {
        StringBuilder value = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
                return value.toString().strip();
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                i++;
                value.append(text.charAt(i));
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }
}
