package dev.yata.mcp.server.protocol;

/** Takes the response to one message. The server calls either {@link #send} or {@link #skip}, once. */
public interface ResponseSink {

    /**
     * Takes a response. Does not wait until it has been written.
     *
     * @param json UTF-8, on one line
     * @param written runs when the response is no longer in memory
     */
    void send(byte[] json, Runnable written);

    /** Reports that there will be no response. */
    void skip();

    /** Reserves space for a response before it is sent. Returns false if there is not enough space. */
    default boolean reserve(int bytes) {
        return true;
    }
}
