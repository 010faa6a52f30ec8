/** Formats and writes log events to stderr, one line each. */
@NullMarked
package dev.yata.mcp.server.log;

import org.jspecify.annotations.NullMarked;
