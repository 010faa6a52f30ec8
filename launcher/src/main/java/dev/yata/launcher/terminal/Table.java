package dev.yata.launcher.terminal;

import dev.yata.command.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Aligns rows of text in columns, and fits them to the terminal. Never cuts a word, because it may be an ID. Escapes
 * control characters.
 */
public final class Table {

    private static final Pattern WIDE = Pattern.compile(
            "[\\p{IsIdeographic}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}\\x{ff00}-\\x{ff60}\\x{1f300}-\\x{1faff}]");
    private static final Pattern ACCENT = Pattern.compile("[\\p{Mn}\\p{Me}]");

    private static final String GAP = "  ";

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
        // The shell script sets the property if stdout is a terminal.
        return fit(Integer.getInteger("yata.columns", Integer.MAX_VALUE));
    }

    /** Returns lines of at most this width, or longer ones if a word needs them. */
    String fit(int limit) {
        int count = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] widths = new int[count];
        int[] longestWords = new int[count];
        for (List<String> row : rows) {
            for (int column = 0; column < count; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
                for (String word : row.get(column).split(" ", -1)) {
                    longestWords[column] = Math.max(longestWords[column], width(word));
                }
            }
        }
        narrow(widths, longestWords, limit);
        return total(widths) > limit && count > 2
                ? blocks(limit)
                : rows.stream().flatMap(row -> lines(row, widths)).collect(Collectors.joining("\n"));
    }

    /** Takes space from the widest columns that have several words. */
    private static void narrow(int[] widths, int[] longestWords, int limit) {
        while (total(widths) > limit) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                boolean canShrink = widths[column] > longestWords[column];
                if (canShrink && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private static int total(int[] widths) {
        return IntStream.of(widths).sum() + GAP.length() * widths.length;
    }

    /** Returns one block per row, with a line for each cell after its heading. */
    private String blocks(int limit) {
        List<String> heading = rows.get(0);
        return rows.stream()
                .skip(1)
                .map(row -> {
                    Table block = new Table();
                    for (int column = 0; column < heading.size(); column++) {
                        block.row(heading.get(column), row.get(column));
                    }
                    return block.fit(limit);
                })
                .collect(Collectors.joining("\n\n"));
    }

    /** Returns the lines of a row. A cell that is too long continues on the next line. */
    private static Stream<String> lines(List<String> row, int[] widths) {
        List<List<String>> cells = IntStream.range(0, widths.length)
                .mapToObj(column -> wrap(row.get(column), widths[column]))
                .toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height).mapToObj(index -> {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                List<String> cell = cells.get(column);
                String part = index < cell.size() ? cell.get(index) : "";
                line.append(GAP).append(part).append(" ".repeat(Math.max(0, widths[column] - width(part))));
            }
            return line.toString().stripTrailing();
        });
    }

    private static List<String> wrap(String text, int width) {
        if (width(text) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) > width && !line.isEmpty()) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
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
