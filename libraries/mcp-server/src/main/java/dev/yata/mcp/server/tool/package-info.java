/** Defines tools: their descriptions for clients, their work, and the selection that a server offers. */
@NullMarked
package dev.yata.mcp.server.tool;

import org.jspecify.annotations.NullMarked;
