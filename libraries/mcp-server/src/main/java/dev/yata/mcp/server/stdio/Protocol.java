package dev.yata.mcp.server.stdio;

/** What the messages mean. {@link #handle} is called from many threads at once, all else from the one that reads. */
public interface Protocol {

    /** Whether the client may send an array of messages. */
    boolean acceptsBatches();

    /** Whether the request may be part of such an array. */
    boolean allowsInBatch(Message.Request request);

    /** Whether handling it needs neither the network nor much time: then it is done before the next line is read. */
    boolean isInstant(Message.Request request);

    /** Answers the call, or sees to it that it is answered later. What is thrown becomes an internal error. */
    void handle(Call call);

    void heed(Message.Notification notification);

    /** Takes the answer to a request that was told to the peer. */
    void heed(Message.Response response);

    /** The peer will send nothing more: ends what waits for it. */
    void close();
}
