/** Serves MCP over stdin and stdout: JSON-RPC 2.0, one message per line. Stdout contains only messages. */
@NullMarked
package dev.yata.mcp.server.stdio;

import org.jspecify.annotations.NullMarked;
