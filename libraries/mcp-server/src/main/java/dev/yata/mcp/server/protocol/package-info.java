/**
 * Answers MCP messages in both eras: version 2026-07-28, where every request carries its version and capabilities, and
 * the earlier versions, which begin with {@code initialize}.
 *
 * <p>A call takes this path: the transport reads the request, the server reserves memory for it, a worker runs it as soon
 * as one is free, its response is sent or it is cancelled, and its memory is released. Only two threads beside the
 * worker take part: the one that reads and the one that writes. Must not depend on a transport.
 */
@NullMarked
package dev.yata.mcp.server.protocol;

import org.jspecify.annotations.NullMarked;
