package dev.yata.mcp.server.protocol;

/** Takes the response to one message. It gets one call of {@link #send} or {@link #skip}. */
public interface ResponseSink {

    /**
     * Takes a response, without waiting until it has been written.
     *
     * @param json UTF-8, on one line
     * @param written run once the response has left the memory
     */
    void send(byte[] json, Runnable written);

    /** Says that there will be no response. */
    void skip();

    /** Returns how many bytes the response may have. */
    default int room() {
        return Integer.MAX_VALUE;
    }
}
