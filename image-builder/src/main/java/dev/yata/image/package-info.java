/**
 * {@code ./yata image}: packages the stdio server with its own Java runtime as a folder, an archive and an MCP bundle.
 * The templates are in {@code mcp-stdio-server/packaging}. Must not depend on a service.
 */
@NullMarked
package dev.yata.image;

import org.jspecify.annotations.NullMarked;
