/**
 * Answers MCP messages in both eras: version 2026-07-28, where every request carries its version and capabilities, and
 * the earlier versions, which begin with {@code initialize}.
 *
 * <p>Runs and cancels calls. Must not depend on a transport.
 */
@NullMarked
package dev.yata.mcp.server.protocol;

import org.jspecify.annotations.NullMarked;
