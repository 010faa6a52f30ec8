/**
 * Runs the MCP server on stdin and stdout: connects settings, tools and transport, and ends with its client.
 */
@NullMarked
package dev.yata.stdio;

import org.jspecify.annotations.NullMarked;
