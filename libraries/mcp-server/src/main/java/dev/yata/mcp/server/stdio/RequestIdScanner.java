package dev.yata.mcp.server.stdio;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import dev.yata.mcp.server.protocol.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the id of a request in a line that can't be read as JSON, so that the client does not wait for its answer.
 * Follows only strings and brackets, so it also reads an object whose end is missing. It uses little memory for a line of
 * any length.
 */
final class RequestIdScanner {

    /** In bytes. */
    private static final int LONGEST_ID = 1000;

    /** The name or value that is being read; only for members of the message itself. */
    private final ByteArrayOutputStream token = new ByteArrayOutputStream();

    private String name = "";
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean isRequest;
    private boolean isClosed;
    private boolean isUnclear;
    private @Nullable Object id;

    static @Nullable Object find(byte[] line) {
        RequestIdScanner scanner = new RequestIdScanner();
        scanner.accept(line, 0, line.length);
        return scanner.id();
    }

    /** Reads the next bytes of the line. */
    void accept(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            accept(bytes[i]);
        }
    }

    /** Returns the id, or null if the line is not one object, or the beginning of one, with a method and one id. */
    @Nullable
    Object id() {
        return isUnclear || !isRequest ? null : id;
    }

    private void accept(byte b) {
        if (inString) {
            keep(b);
            inString = escaped || b != '"';
            escaped = !escaped && b == '\\';
            return;
        }
        switch (b) {
            case ' ', '\t', '\r' -> {}
            case '{', '[' -> {
                keep(b);
                depth++;
            }
            case '}', ']' -> {
                isUnclear |= depth == 0;
                if (depth == 1) {
                    endMember();
                }
                depth--;
                isClosed = depth <= 0;
            }
            case ':' -> {
                if (depth == 1) {
                    name = token.toString(StandardCharsets.UTF_8);
                    token.reset();
                }
            }
            case ',' -> {
                if (depth == 1) {
                    endMember();
                }
            }
            default -> {
                keep(b);
                inString = b == '"';
            }
        }
    }

    private void keep(byte b) {
        isUnclear |= depth == 0 && (isClosed || b != '{');
        if (depth == 1 && token.size() <= LONGEST_ID) {
            token.write(b);
        }
    }

    private void endMember() {
        isRequest |= name.equals("\"method\"");
        if (name.equals("\"id\"")) {
            Object value = value();
            isUnclear |= value == null || (id != null && !id.equals(value));
            id = value;
        }
        name = "";
        token.reset();
    }

    private @Nullable Object value() {
        try {
            Object value = token.size() > LONGEST_ID ? null : Json.read(token.toByteArray());
            return Message.isId(value) ? value : null;
        } catch (MalformedJson e) {
            return null;
        }
    }
}
