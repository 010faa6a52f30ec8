/**
 * What a client can read as context: {@code todos://open}, {@code todos://overdue}, {@code todo://{id}}, with completion
 * of the ID by title and with watches.
 *
 * <p>Must not know HTTP, tokens, nor the era of the protocol.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/resources">MCP, resources</a>
 */
@NullMarked
package dev.yata.stdio.resource;

import org.jspecify.annotations.NullMarked;
