package dev.yata.mcp.server.json;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Holds the members of a JSON object in the order in which they were added. */
public final class Members extends LinkedHashMap<String, @Nullable Object> {

    private static final long serialVersionUID = 1L;

    /** Adds a member, unless the value is null. */
    public Members with(String name, @Nullable Object value) {
        if (value != null) {
            put(name, value);
        }
        return this;
    }
}
