/**
 * How an event is told on stderr: one line, whatever it is about.
 *
 * <p>Knows nothing but exceptions.
 */
@NullMarked
package dev.yata.mcp.server.log;

import org.jspecify.annotations.NullMarked;
