/**
 * How an event is told on stderr: one line, whatever it is about.
 *
 * <p>Knows nothing but exceptions.
 */
@NullMarked
package dev.yata.mcp.log;

import org.jspecify.annotations.NullMarked;
