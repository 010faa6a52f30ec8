/**
 * Defines the content that tools, resources and prompts send to a client: texts, images, embedded resources, icons,
 * annotations.
 */
@NullMarked
package dev.yata.mcp.server.content;

import org.jspecify.annotations.NullMarked;
