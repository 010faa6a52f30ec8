/**
 * {@code yata image}: the stdio server with a Java of its own, as a folder, an archive and an MCP bundle. What is put
 * into them lies in {@code mcp-stdio-server/packaging}; this room assembles, and knows nothing of the services.
 */
@NullMarked
package dev.yata.launcher.image;

import org.jspecify.annotations.NullMarked;
