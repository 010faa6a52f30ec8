package dev.yata.mcp.server.json;

/** A value as a message quotes it: JSON, shortened. */
public final class Abbreviated {

    private static final int LONGEST = 80;

    private Abbreviated() {}

    public static String of(Object value) {
        return shortened(Json.write(value));
    }

    /** For a name that may be one a peer made up: it stays as it is when short. */
    public static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
