package dev.yata.launcher.terminal;

import dev.yata.command.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Aligns rows of text in columns. Escapes control characters. */
public final class Table {

    private static final Pattern WIDE = Pattern.compile(
            "[\\p{IsIdeographic}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}\\x{ff00}-\\x{ff60}\\x{1f300}-\\x{1faff}]");
    private static final Pattern ACCENT = Pattern.compile("[\\p{Mn}\\p{Me}]");

    private final List<List<String>> rows = new ArrayList<>();

    /** Creates a table with this heading, or without one if it is empty. */
    public Table(String... heading) {
        if (heading.length > 0) {
            row(heading);
        }
    }

    /** Adds a row. All rows must have the same number of cells. */
    public Table row(String... cells) {
        rows.add(Stream.of(cells).map(Printable::of).toList());
        return this;
    }

    /** Returns the lines, without trailing spaces and without a final line break. */
    @Override
    public String toString() {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        rows.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        });
        return String.join("\n", rows.stream().map(row -> line(row, widths)).toList());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append("  ").append(cell).append(" ".repeat(widths[column] - width(cell)));
        }
        return line.toString().stripTrailing();
    }

    /**
     * Returns the columns of a terminal that the text needs: two for East Asian characters and pictographs, none for
     * accents.
     */
    private static int width(String text) {
        long wide = WIDE.matcher(text).results().count();
        long accents = ACCENT.matcher(text).results().count();
        return Math.toIntExact(text.codePointCount(0, text.length()) + wide - accents);
    }
}
