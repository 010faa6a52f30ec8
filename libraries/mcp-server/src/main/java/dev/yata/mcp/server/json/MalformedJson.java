package dev.yata.mcp.server.json;

/** Explains why a text is not one JSON value, without quoting the text. */
public final class MalformedJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJson(String reason) {
        super(reason);
    }
}
