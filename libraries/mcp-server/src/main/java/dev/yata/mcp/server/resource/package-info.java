/** Defines resources and resource templates, and detects their changes. */
@NullMarked
package dev.yata.mcp.server.resource;

import org.jspecify.annotations.NullMarked;
