/**
 * Provides a small interactive todo list, {@code ui://yata/todos}, which hosts of MCP Apps show beside the result of
 * list_todos.
 *
 * <p>The page loads nothing. It communicates only with the host, which calls tools for it.
 *
 * @see <a href="https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx">MCP Apps</a>
 */
@NullMarked
package dev.yata.stdio.app;

import org.jspecify.annotations.NullMarked;
