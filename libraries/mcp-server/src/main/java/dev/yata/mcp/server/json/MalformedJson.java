package dev.yata.mcp.server.json;

/** The text is not one JSON value; the message says why, without quoting the text. */
public final class MalformedJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJson(String reason) {
        super(reason);
    }
}
