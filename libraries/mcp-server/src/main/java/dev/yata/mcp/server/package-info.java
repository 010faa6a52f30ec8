/** Describes an MCP server: its name, and the tools, resources and prompts that it offers on any transport. */
@NullMarked
package dev.yata.mcp.server;

import org.jspecify.annotations.NullMarked;
