package dev.yata.mcp.server.json;

/** Quotes values in messages, shortened to 80 characters. */
public final class Abbreviated {

    private static final int LONGEST = 80;

    private Abbreviated() {}

    /** Writes the value as JSON and shortens it. */
    public static String of(Object value) {
        return shortened(Json.write(value));
    }

    /** Shortens a text that came from a client. */
    public static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
