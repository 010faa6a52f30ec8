/** Serves MCP over stdin and stdout: JSON-RPC 2.0, one message a line, and nothing else on stdout. */
@NullMarked
package dev.yata.mcp.server.stdio;

import org.jspecify.annotations.NullMarked;
