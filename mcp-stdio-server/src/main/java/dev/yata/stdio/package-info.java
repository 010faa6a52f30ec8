/**
 * The MCP server on stdin and stdout: wires settings, tools and transport together, and ends with its client.
 */
@NullMarked
package dev.yata.stdio;

import org.jspecify.annotations.NullMarked;
