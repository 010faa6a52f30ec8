package dev.yata.mcp.server.protocol;

import java.util.Map;

/** Sends notifications and requests to the client. */
@FunctionalInterface
public interface Peer {

    /**
     * Sends a message without waiting. Returns false if it was dropped, because too many messages wait for the client.
     */
    boolean send(Map<String, ?> message);
}
