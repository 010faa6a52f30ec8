package dev.yata.mcp.server.json;

/** Represents a value that {@link Json} writes as a JSON object. */
public interface JsonObject {

    /** Returns the members. Their values are maps, lists, strings, numbers, booleans, or other JsonObjects. */
    Members members();
}
