/** Defines resources and resource templates, and how a server notices their changes. */
@NullMarked
package dev.yata.mcp.server.resource;

import org.jspecify.annotations.NullMarked;
