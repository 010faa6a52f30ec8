/**
 * MCP server on stdin and stdout: reads its settings, wires tools, SDK and transport together, and ends with its client.
 *
 * <p>All wiring is here and nothing else: the rooms below don't know each other's settings.
 */
@NullMarked
package dev.yata.stdio;

import org.jspecify.annotations.NullMarked;
