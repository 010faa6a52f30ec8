package dev.yata.auth.console;

import dev.yata.auth.overview.Overview.Hour;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A column chart of token requests by hour. Each column shows issued requests below and refused requests above. The
 * drawing is 720 by 204 units.
 */
record TokenChart(long issued, long refused, List<Column> columns, List<Line> lines) {

    private static final int LEFT = 56;
    private static final int RIGHT = 690;
    private static final int BASE = 172;
    private static final int PLOT_HEIGHT = 160;

    /** The column of one hour; lengths are in units of the drawing. */
    record Column(
            String hour,
            boolean labelled,
            double x,
            double width,
            double issuedHeight,
            double refusedHeight,
            Hour hourly) {

        public double issuedY() {
            return BASE - issuedHeight;
        }

        public double refusedY() {
            return BASE - issuedHeight - refusedHeight;
        }
    }

    /** A horizontal grid line and its value. */
    record Line(double y, String value) {}

    static TokenChart of(List<Hour> hours) {
        long most = hours.stream()
                .mapToLong(hour -> hour.issued() + hour.refused())
                .max()
                .orElse(0);
        long top = top(most);
        double step = (double) (RIGHT - LEFT) / Math.max(1, hours.size());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            Hour hour = hours.get(i);
            columns.add(new Column(
                    "%02d:00".formatted(hour.hour().atOffset(ZoneOffset.UTC).getHour()),
                    (hours.size() - 1 - i) % 6 == 0,
                    round(LEFT + i * step + 2),
                    round(step - 4),
                    height(hour.issued(), top),
                    height(hour.refused(), top),
                    hour));
        }
        List<Line> lines = LongStream.of(0, top / 2, top)
                .distinct()
                .mapToObj(value -> new Line(BASE - height(value, top), brief(value)))
                .toList();
        return new TokenChart(
                hours.stream().mapToLong(Hour::issued).sum(),
                hours.stream().mapToLong(Hour::refused).sum(),
                columns,
                lines);
    }

    /** Rounds up to 1, 2 or 5 times a power of ten, at least 10. */
    private static long top(long most) {
        for (long power = 10; ; power *= 10) {
            for (long factor : new long[] {1, 2, 5}) {
                if (factor * power >= most) {
                    return factor * power;
                }
            }
        }
    }

    /** Formats 1000 as 1k, so that the text fits beside its line. */
    private static String brief(long value) {
        if (value > 0 && value % 1_000_000 == 0) {
            return value / 1_000_000 + "M";
        }
        return value > 0 && value % 1_000 == 0 ? value / 1_000 + "k" : Long.toString(value);
    }

    private static double height(long count, long top) {
        return round((double) count * PLOT_HEIGHT / top);
    }

    private static double round(double length) {
        return Math.round(length * 10) / 10.0;
    }
}
