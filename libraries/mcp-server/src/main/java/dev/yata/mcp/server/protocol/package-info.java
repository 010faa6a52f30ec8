/**
 * What messages mean in the two eras of MCP: 2026-07-28, where every request brings its version and capabilities, and the
 * versions before it, which begin with {@code initialize}.
 *
 * <p>Both hand tools, resources and prompts to the SDK's one stateless server. Knows no tool and no todo.
 */
@NullMarked
package dev.yata.mcp.server.protocol;

import org.jspecify.annotations.NullMarked;
