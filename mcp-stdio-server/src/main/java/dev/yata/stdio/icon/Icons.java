package dev.yata.stdio.icon;

import dev.yata.mcp.server.content.Icon;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Provides small drawings as {@code data:} URIs, in one colour that is visible on light and dark backgrounds.
 */
public final class Icons {

    private static final String OPENING = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none'"
            + " stroke='#2f7fd1' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'>";

    private Icons() {}

    /** Returns a ticked box. */
    public static List<Icon> tick() {
        return drawn("<rect x='3' y='3' width='18' height='18' rx='4'/><path d='m8 12 3 3 5-6'/>");
    }

    /** Returns lines with bullets. */
    public static List<Icon> list() {
        return drawn("<path d='M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01'/>");
    }

    /** Returns a clock. */
    public static List<Icon> clock() {
        return drawn("<circle cx='12' cy='12' r='9'/><path d='M12 7v5l3 2'/>");
    }

    /** Returns a sun. */
    public static List<Icon> day() {
        return drawn("<circle cx='12' cy='12' r='4'/><path d='M12 3v1M12 20v1M3 12h1M20 12h1M6 6l.5.5M17.5 17.5l.5.5"
                + "M6 18l.5-.5M17.5 6.5l.5-.5'/>");
    }

    /** Returns a sheet of a calendar. */
    public static List<Icon> week() {
        return drawn("<rect x='3' y='5' width='18' height='16' rx='3'/><path d='M3 10h18M8 3v4M16 3v4'/>");
    }

    /** Returns one line that splits into three. */
    public static List<Icon> steps() {
        return drawn("<path d='M4 12h5M9 6v12M9 6h11M9 12h11M9 18h11'/>");
    }

    private static List<Icon> drawn(String shapes) {
        String svg = OPENING + shapes + "</svg>";
        String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.US_ASCII));
        return List.of(new Icon("data:image/svg+xml;base64," + data, "image/svg+xml", List.of("any")));
    }
}
