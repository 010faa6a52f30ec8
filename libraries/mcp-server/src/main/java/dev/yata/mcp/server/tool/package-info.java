/** Defines tools: what a client sees of them, what they do, and which of them a server offers. */
@NullMarked
package dev.yata.mcp.server.tool;

import org.jspecify.annotations.NullMarked;
