package dev.yata.mcp.schema;

import dev.yata.mcp.json.Json;

/** A value as a message quotes it: JSON, shortened. */
final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    static String of(Object value) {
        String json = Json.write(value);
        return json.length() > LONGEST ? json.substring(0, LONGEST) + "…" : json;
    }
}
