/**
 * JSON-RPC 2.0 over stdin and stdout, one message a line, for the Model Context Protocol.
 *
 * <p>Reads, runs, cancels and writes; what the messages mean is for a {@link dev.yata.mcp.server.stdio.Protocol}. Knows no
 * tool, no todo and no network.
 */
@NullMarked
package dev.yata.mcp.server.stdio;

import org.jspecify.annotations.NullMarked;
