package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Json;
import org.jspecify.annotations.Nullable;

/** Takes the response to one message. The server calls either {@link #send} or {@link #noResponse}, once. */
public interface ResponseSink {

    /**
     * Takes a response. Does not wait until it has been written.
     *
     * @param json UTF-8, on one line
     * @param written runs when the response is no longer in memory
     */
    void send(byte[] json, Runnable written);

    /** Reports that there will be no response. */
    void noResponse();

    /**
     * Takes an error response. JSON-RPC 2.0 §5 allows a null id and MCP does not, so an unknown {@code id} is left out.
     */
    default void refuse(@Nullable Object id, int code, String reason) {
        send(Json.bytes(Message.error(id, new ProtocolError(code, reason))), () -> {});
    }

    /** Reserves space for a response before it is sent. Returns false if there is not enough space. */
    default boolean reserve(int bytes) {
        return true;
    }
}
