/**
 * Answers MCP messages in both eras: 2026-07-28, where every request brings its version and capabilities, and the versions
 * before it, which begin with {@code initialize}.
 *
 * <p>It runs and cancels calls. It knows no transport.
 */
@NullMarked
package dev.yata.mcp.server.protocol;

import org.jspecify.annotations.NullMarked;
