package dev.yata.mcp.server.stdio;

/** The other side, told of something that is no answer. */
public interface Peer {

    /** Never waits. False when the message was dropped, since the peer has left too much unread. */
    boolean tell(Object message);
}
