package dev.yata.mcp.server.json;

/** A value that {@link Json} writes as a JSON object. */
public interface JsonObject {

    /** Returns the members; values are maps, lists, strings, numbers, booleans, or other objects of this kind. */
    Members members();
}
